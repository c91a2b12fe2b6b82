import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors, readAgreement, renderDiagnostic } from './index.ts';

const good = readFileSync(new URL('../../test/language/good/complete.yaml', import.meta.url), 'utf8');
const lines = good.split('\n');

/** Whatever the text: no throw, an agreement exactly when nothing is an error, and every message in words. */
function holds(text: string): void {
  const { agreement, plain, diagnostics } = readAgreement(text, { file: 'x', resolve: () => null });
  expect(agreement === null).toBe(hasErrors(diagnostics));
  expect(plain === null).toBe(agreement === null);
  for (const diagnostic of diagnostics.slice(0, 20)) {
    const said = renderDiagnostic(diagnostic, 'fr');
    expect(said.message.length).toBeGreaterThan(5);
    expect(diagnostic.line).toBeGreaterThanOrEqual(1);
    expect(diagnostic.endLine).toBeGreaterThanOrEqual(diagnostic.line);
  }
}

const place = fc.integer({ min: 0, max: good.length });
const bit = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ':',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    '#',
    '- ',
    'null',
    '&a',
    '*a',
    '!',
    '|',
    '>',
    '\t',
    '? ',
    '---\n',
    '%',
  ),
);

describe('reading never throws', () => {
  it('whatever the characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), holds));
  });
  it('whatever is cut out of an agreement or put into it', () => {
    const change = fc.tuple(place, fc.integer({ min: 0, max: 60 }), bit);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        holds(
          changes.reduce((text, [from, length, put]) => text.slice(0, from) + put + text.slice(from + length), good),
        );
      }),
    );
  });
  it('whatever the order and number of its lines', () => {
    const some = fc.array(fc.integer({ min: 0, max: lines.length - 1 }), { maxLength: 60 });
    fc.assert(fc.property(some, (order) => holds(`leeway: 1\n${order.map((line) => lines[line]).join('\n')}`)));
  });
  it('whatever JSON stands in it', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => holds(text)));
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...Object.keys(
            JSON.parse(
              '{"targets":0,"parties":0,"calendars":0,"remedies":0,"levels":0,"rules":0,"caps":0,"internal":0,"charges":0,"services":0}',
            ),
          ),
        ),
        fc.jsonValue({ maxDepth: 4 }),
        (key, value) => holds(JSON.stringify({ leeway: 1, [key]: value })),
      ),
    );
  });
});
