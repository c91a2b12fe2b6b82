import { describe, expect, it } from 'vitest';
import { editAgreement, printAgreement, readAgreement } from './index.ts';

const SMALLEST = 'leeway: 1\nid: acme\ntargets: { t: { measure: resolution, within: 8h } }\n';
const read = (text: string) => readAgreement(text, { file: 'a' });
const errorsOf = (text: string) =>
  read(text).diagnostics.flatMap(({ code, level }) => (level === 'error' ? [code] : []));
const assumedIn = (text: string) =>
  read(text).diagnostics.flatMap(({ messageKey, facts }) =>
    messageKey === 'assumed' ? [`${String(facts['key'])}: ${String(facts['value'])}`] : [],
  );

describe('an agreement that says only its id and its targets', () => {
  it('is one, and each thing assumed is told', () => {
    expect(errorsOf(SMALLEST)).toEqual([]);
    expect(assumedIn(SMALLEST)).toEqual([
      'kind: sla',
      'version: 1',
      'title: acme',
      'language: fr',
      'timeZone: UTC',
      'term: { from: 1970-01-01 }',
      'parties: {}',
    ]);
    expect(read(SMALLEST).agreement).toMatchObject({
      ref: 'acme@1',
      kind: 'sla',
      title: { fr: 'acme', en: 'acme' },
      timeZone: 'UTC',
      effectiveFrom: '1970-01-01',
      endsAt: null,
      customer: null,
    });
  });
  it('begins its term on the day it takes effect', () => {
    expect(read(`${SMALLEST}effective: 2026-03-01\n`).agreement?.term.from).toBe('2026-03-01');
    expect(read(`${SMALLEST}effective: 2026-03-01\nterm: { to: 2026-12-31 }\n`).agreement?.term).toMatchObject({
      from: '2026-03-01',
      to: '2026-12-31',
    });
  });
  it('is printed with what was assumed, and then nothing is', () => {
    const { plain, agreement } = read(SMALLEST);
    const printed = plain === null ? '' : printAgreement(plain);
    expect(read(printed).agreement).toEqual(agreement);
    expect(assumedIn(printed)).toEqual([]);
  });
  it('must still say its format and its id', () => {
    expect(errorsOf(SMALLEST.replace('leeway: 1\n', ''))).toEqual(['LW019']);
    expect(errorsOf(SMALLEST.replace('id: acme\n', ''))).toEqual(['LW021']);
  });
  it('is not helped where a value is there and wrong', () => {
    expect(errorsOf(`${SMALLEST}kind: slla\n`)).toEqual(['LW017']);
    expect(assumedIn(`${SMALLEST}kind: slla\n`)).not.toContain('kind: sla');
  });
});

describe('an item that says little', () => {
  it.each([
    ['services: { web: {} }', ['title: web']],
    ['priorities: { P1: {}, P2: { title: Deux } }', ['title: P1']],
    ['levels: { gold: {} }', ['title: gold']],
    ['parties: { provider: {}, customer: { id: boreal } }', ['name: provider', 'name: boreal']],
    ['contacts: { desk: {} }', ['party: provider', 'role: general', 'name: desk']],
    ['clauses: { liability: {} }', ['title: liability', 'text: —']],
    ['reviews: { steering: {} }', ['title: steering', 'every: 6mo']],
    ['charges: { lines: { base: { amount: 10.00 EUR } }, payment: {} }', ['title: base', 'within: 30d']],
    ['charges: { lines: { a: { amount: 1.00 EUR }, b: { amount: 1.00 EUR } } }', ['title: a', 'title: b']],
    ['reporting: {}', ['every: month']],
    ['measurement: {}', ['by: provider']],
    ['provenance: {}', ['confidence: candidate']],
    ['insurance: { rc: {} }', ['insurer: —']],
    ['escalation: { after: 75% }', ['to: []']],
    ['remedies: { r: { on: t, perBreach: 5.00 EUR, claim: {} } }', ['kind: priceReduction', 'onRequest: true']],
  ])('%s is read', (line, expected) => {
    expect(errorsOf(`${SMALLEST}${line}\n`)).toEqual([]);
    expect(assumedIn(`${SMALLEST}${line}\n`)).toEqual(expect.arrayContaining(expected));
  });
  it.each([
    ['term: { from: 2026-01-01, renewal: tacit }', 'LW074'],
    ['basis: multiLevel', 'LW084'],
    ['adherents: { customer: boreal }', 'LW083'],
    ['contacts: { a: { backup: b }, b: { backup: a } }', 'LW085'],
    ['levels: { gold: { targets: { t: { belowMinimum: exempt } } } }', 'LW069'],
  ])('%s is read, with a warning', (line, code) => {
    expect(errorsOf(`${SMALLEST}${line}\n`)).toEqual([]);
    expect(read(`${SMALLEST}${line}\n`).diagnostics.map((said) => said.code)).toContain(code);
  });
  it('may list its warnings in any order', () => {
    const text = SMALLEST.replace('8h }', '8h, warnAt: [ 90%, 50%, 90% ] }');
    expect(errorsOf(text)).toEqual([]);
    expect(read(text).agreement?.targets[0]?.warnAtPpm).toEqual([500_000, 900_000]);
  });
  it('is an error where a promise could not be computed', () => {
    expect(errorsOf('leeway: 1\nid: a\ntargets: { t: { within: 8h } }\n')).toEqual(['LW021']);
    expect(errorsOf(`${SMALLEST}remedies: { r: { perBreach: 5.00 EUR } }\n`)).toEqual(['LW021']);
    expect(errorsOf(`${SMALLEST}charges: { lines: { a: { amount: 1.00 EUR }, b: { amount: 1.00 CHF } } }\n`)).toEqual([
      'LW094',
    ]);
    expect(errorsOf(`${SMALLEST}calendars: { office: {} }\n`)).toEqual(['LW021']);
  });
});

describe('an id', () => {
  const withPriority = (id: string) =>
    `leeway: 1\nid: a\npriorities: { ${id}: { title: X } }\ntargets: { t: { measure: resolution, within: 8h, when: { priority: [ ${id} ] } } }\n`;
  it.each([
    ['1', '1'],
    ['"1"', '1'],
    ['007', '007'],
    ['1.10', '1.10'],
    ['1-critique', '1-critique'],
    ['niveau.2', 'niveau.2'],
    ['Priorité haute', 'Priorité haute'],
    ['緊急', '緊急'],
    ['a_b', 'a_b'],
  ])('may be written %s', (written, id) => {
    const { agreement, diagnostics } = read(withPriority(written));
    expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
    expect(Object.keys(agreement?.priorities ?? {})).toEqual([id]);
    expect(agreement?.targets[0]?.when).toEqual({ priority: [id] });
  });
  it.each(['"-1"', '" a"', '"a "', '"a."', '"a@b"', '""', `x${'y'.repeat(64)}`])('may not be %s', (written) => {
    expect(errorsOf(withPriority(written))).toContain('LW029');
  });
  it('that is a number comes first, which is told where another order was written', () => {
    const levels = (text: string) => read(`${SMALLEST}levels: { ${text} }\n`);
    const odd = levels('gold: {}, 1: {}');
    expect(odd.agreement?.levels.map(({ id }) => id)).toEqual(['1', 'gold']);
    expect(odd.diagnostics.map(({ code }) => code)).toContain('LW139');
    expect(levels('1: {}, 2: {}, gold: {}').diagnostics.map(({ code }) => code)).not.toContain('LW139');
  });
  it('with points in it can have private bounds', () => {
    const text = 'leeway: 1\nid: a\ntargets: { niveau.2: { measure: resolution, within: 8h } }\n';
    expect(errorsOf(`${text}internal: { bounds: { niveau.2.within: { ideal: 9h } } }`)).toEqual([]);
    expect(errorsOf(`${text}internal: { bounds: { niveau.3.within: { ideal: 9h } } }`)).not.toEqual([]);
  });
  it('that is a number is found by an edit', () => {
    const text = 'targets:\n  1: { within: 8h } # kept\n';
    expect(editAgreement(text, ['targets', '1', 'within'], '4h')).toEqual({
      kind: 'text',
      text: text.replace('8h', '4h'),
    });
    const removed = editAgreement(text, ['targets', '1', 'within'], undefined);
    expect(removed.kind === 'text' && removed.text).not.toContain('8h');
  });
});

describe('one value where a list is meant', () => {
  it('is a list of that value, without a word about it', () => {
    const long = `targets: { t: { measure: resolution, within: 8h, calendar: office, when: { priority: [ P1 ], tag: [ "3" ] }, warnAt: [ 50% ] } }
calendars: { office: { hours: { mon-fri: [ "09:00-17:00" ] }, holidays: { code: FR, worked: [ whitMonday ] }, exceptions: { 2026-12-24: [ "09:00-12:00" ] } } }
services: { web: { covers: [ Sites ], requires: [ { fr: À jour, en: Up to date } ] } }
contacts: { desk: { reach: [ { phone: "0100000000" } ] } }
escalation: [ { after: 75%, to: [ desk ] } ]
rules: { pauseOn: [ waitingCustomer ], channels: [ phone ], restorationStopsOn: [ restored ], exclude: [ forceMajeure ] }
internal: { approvals: [ finance ], notes: [ "2026" ] }
`;
    const short = long
      .replace('"3"', '3')
      .replace('"0100000000"', '0100000000')
      .replace('"2026"', '2026')
      .replace(/[[\]]/g, '');
    const [a, b] = [long, short].map((text) => read(`leeway: 1\nid: a\n${text}`));
    expect(short).not.toContain('[');
    expect(b?.agreement).not.toBeNull();
    expect(b?.agreement).toEqual(a?.agreement);
    expect(b?.diagnostics.map(({ code }) => code)).toEqual(a?.diagnostics.map(({ code }) => code));
  });
  it('may be several ways to reach a contact in one map', () => {
    const { agreement } = read(`${SMALLEST}contacts: { desk: { reach: { phone: "01", email: a@b.example } } }\n`);
    expect(agreement?.contacts['desk']?.reach).toEqual([
      { by: 'phone', at: '01' },
      { by: 'email', at: 'a@b.example' },
    ]);
  });
});
