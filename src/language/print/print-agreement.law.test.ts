import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLine, anyOf } from '../../../test/language/arbitrary.ts';
import { AGREEMENT } from '../grammar/agreement-shape.ts';
import { CATALOGUE, contentHash, type PlainAgreement, printAgreement, readAgreement } from '../index.ts';
import { readShape } from '../shape/read-shape.ts';
import type { PlainValue } from '../shape/reading.ts';
import { parseText } from '../source/parse.ts';

const good = readFileSync(new URL('../../../test/language/good/complete.yaml', import.meta.url), 'utf8');
const { plain: complete } = readAgreement(good, { file: 'good' });

/** The canonical value of a text, whatever it means; null when it is not well-formed. */
function canonicalOf(text: string): PlainValue | null {
  const { root } = parseText({ file: 'x', text });
  if (root === null) return null;
  const problems: Parameters<typeof readShape>[3]['problems'] = [];
  const value = readShape(root, AGREEMENT.form, [], {
    problems,
    refs: [],
    unread: [],
    partial: false,
    firstDay: null,
    keyPlace: () => root.place,
  });
  return problems.some(({ name }) => CATALOGUE[name].level === 'error') || typeof value === 'symbol' ? null : value;
}

describe('the canonical text', () => {
  it('of anything well-formed reads as the same value, in YAML and in JSON', () => {
    fc.assert(
      fc.property(anyOf(AGREEMENT.form), (value) => {
        const canonical = canonicalOf(JSON.stringify(value));
        expect(canonical).not.toBeNull();
        const plain = canonical as unknown as PlainAgreement;
        expect(canonicalOf(printAgreement(plain))).toEqual(canonical);
        expect(canonicalOf(printAgreement(plain, 'json'))).toEqual(canonical);
      }),
    );
  });
  it('of an agreement reads as the same agreement with the same hash, whatever its texts', () => {
    fc.assert(
      fc.property(anyLine, anyLine, fc.integer({ min: 1, max: 500 }), (title, name, version) => {
        const plain = { ...(complete as PlainAgreement), title: { fr: title, en: name }, version, reference: name };
        const first = readAgreement(printAgreement(plain), { file: 'a' });
        expect(first.agreement?.title).toEqual({ fr: title, en: name });
        const again = readAgreement(printAgreement(first.plain as PlainAgreement), { file: 'b' });
        expect(again.agreement).toEqual(first.agreement);
        expect(contentHash(again.plain as PlainAgreement)).toBe(contentHash(plain));
      }),
    );
  });
});
