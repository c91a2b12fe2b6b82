import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  type Diagnostic,
  type DiagnosticName,
  readAgreement,
  readAgreements,
  renderDiagnostic,
  ringDiagnostics,
  sourceDiagnostics,
  type Unsupported,
  unsupportedDiagnostics,
} from '../../src/language/index.ts';
import { baseFor, EXAMPLES, type Example, textOf } from './examples.ts';
import { SET_EXAMPLES } from './set-examples.ts';

const here = (path: string) => new URL(path, import.meta.url);
const good = readFileSync(here('good/complete.yaml'), 'utf8');
const options = { file: 'agreement.yaml', resolve: baseFor };
const names = Object.keys(CATALOGUE) as DiagnosticName[];

/** What a comparison with suppliers finds of the faultless agreement. */
const BENEATH = { agreement: 'boreal-or@3', service: 'internet', suppliers: [{ agreement: 'orange-fibre@1' }] };
const UNSUPPORTED: { readonly [N in 'laterUnder' | 'moreDowntimeUnder']: Unsupported } = {
  laterUnder: {
    ...BENEATH,
    target: 'p1-restoration',
    worstAt: Date.parse('2026-04-03T12:01:00Z'),
    lateMs: 313_200_000,
    safeWithin: { kind: 'service', ms: 409_500_000 },
    safePpm: null,
  },
  moreDowntimeUnder: {
    ...BENEATH,
    target: 'internet-availability',
    worstAt: null,
    lateMs: null,
    safeWithin: null,
    safePpm: 998_500,
  },
};

const told = new Map<DiagnosticName, readonly Diagnostic[]>();

/** What is said of the example of a diagnostic; each is read once. */
function saidOf(name: DiagnosticName): readonly Diagnostic[] {
  const said = told.get(name) ?? readExample(name);
  told.set(name, said);
  return said;
}

function readExample(name: DiagnosticName): readonly Diagnostic[] {
  if (name === 'cannotMeasure')
    return sourceDiagnostics(readAgreement(good, options), new Set(['ticket.opened', 'ticket.closed']));
  if (name === 'laterUnder' || name === 'moreDowntimeUnder')
    return unsupportedDiagnostics(readAgreement(good, options), [UNSUPPORTED[name]]);
  if (name === 'agreementsInRing')
    return ringDiagnostics([readAgreement(good, options)], ['boreal-or', 'orange-fibre', 'boreal-or']);
  const set = SET_EXAMPLES[name];
  if (set !== undefined)
    return readAgreements(set(good).map((text, index) => ({ file: `agreement-${index + 1}.yaml`, text }))).diagnostics;
  const example: Example | undefined = EXAMPLES[name];
  return example === undefined ? [] : readAgreement(textOf(example, good), options).diagnostics;
}

/** A diagnostic as the golden file keeps it: place, then both languages. */
function golden(name: DiagnosticName): string {
  const said = saidOf(name).filter((diagnostic) => diagnostic.messageKey === name);
  return said
    .slice(0, 2)
    .map((diagnostic) => {
      const [en, fr] = [renderDiagnostic(diagnostic, 'en'), renderDiagnostic(diagnostic, 'fr')];
      const place = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}-${diagnostic.endLine}:${diagnostic.endColumn}`;
      const related = diagnostic.related.map(({ file, line, column }) => ` (see ${file}:${line}:${column})`).join('');
      return `${diagnostic.code} ${diagnostic.level} ${place}${related}\n  en: ${en.title} | ${en.message} | ${en.help}\n  fr: ${fr.title} | ${fr.message} | ${fr.help}\n`;
    })
    .join('');
}

describe('every diagnostic', () => {
  it('has a permanent code that no other has', () => {
    const codes = Object.values(CATALOGUE).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(60);
    expect(codes.filter((code) => !/^LW[0-2]\d\d$/.test(code))).toEqual([]);
  });
  it.each(names)('%s is given for its bad example', (name) => {
    expect(saidOf(name).map(({ messageKey }) => messageKey)).toContain(name);
  });
  it('says in both languages exactly what the golden file keeps', () => {
    const written = [...names]
      .sort((a, b) => (CATALOGUE[a].code < CATALOGUE[b].code ? -1 : 1))
      .map(golden)
      .join('\n');
    const file = here('golden/diagnostics.txt');
    if (process.env['UPDATE_GOLDEN'] !== undefined || !existsSync(file)) writeFileSync(file, written);
    expect(written).toBe(readFileSync(file, 'utf8'));
  });
  it('leaves no fact of its wording unfilled', () => {
    const unfilled = names.filter((name) =>
      /[^`«\u00a0]\{\w+\}/.test(golden(name).replace(/\{ ?(?:line|key|fr)[^}]*\}/g, '')),
    );
    expect(unfilled).toEqual([]);
  });
  it('sets its French as French is printed: no-break spaces, curved apostrophes', () => {
    const prose = names.flatMap((name) =>
      saidOf(name).map((diagnostic) => {
        const { title, message, help } = renderDiagnostic(diagnostic, 'fr');
        return `${title} ${message} ${help}`.replace(/«\u00a0[^»]*\u00a0»/g, '…');
      }),
    );
    expect(prose.filter((text) => /'| [;:!?%»]|« /.test(text))).toEqual([]);
  });
  it('keeps the words that never stand on a screen out of its French', () => {
    const french = Object.values(CATALOGUE).flatMap(({ title, message, help }) => [title.fr, message.fr, help.fr]);
    const never = /\b(convention|cible|violation|brèche|chronomètre|horloge|reçu|malus|moniteur|propriétaire)\b/i;
    expect(french.filter((text) => never.test(text))).toEqual([]);
  });
});

describe('a faultless agreement', () => {
  it('is read without a remark', () => {
    const { agreement, diagnostics } = readAgreement(good, options);
    expect(diagnostics).toEqual([]);
    expect(agreement?.ref).toBe('boreal-or@3');
  });
  it('with two mistakes is told of both', () => {
    const text = textOf(
      [
        ['measure: resolution', 'measure: resolutoin'],
        ['effective: 2026-03-01', 'effective: 01/03/2026'],
      ],
      good,
    );
    expect(readAgreement(text, options).diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['LW017', 'LW027']),
    );
  });
  it('with a misspelt word is asked whether another was meant', () => {
    const { diagnostics } = readAgreement(textOf([['measure: resolution', 'measure: resolutoin']], good), options);
    const [first] = diagnostics.filter(({ code }) => code === 'LW017');
    expect(first && renderDiagnostic(first, 'en').help).toMatch(/^Did you mean `resolution`\?/);
    expect(first && renderDiagnostic(first, 'fr').help).toMatch(/^Vouliez-vous dire «\u00a0resolution\u00a0»\u202f\?/);
  });
});
