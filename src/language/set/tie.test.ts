import { describe, expect, it } from 'vitest';
import { readAgreements } from '../index.ts';

interface Some {
  readonly id?: string;
  readonly customer?: string;
  readonly targets?: string;
  readonly term?: string;
  readonly basis?: string;
  readonly version?: number;
  readonly kind?: string;
}

function text({
  id = 'a',
  customer = '{ id: c, name: C }',
  targets = 't: { measure: resolution, within: 8h }',
  term = 'from: 2026-01-01',
  basis = 'customer',
  version = 1,
  kind = 'sla',
}: Some): string {
  return `leeway: 1\nkind: ${kind}\nid: ${id}\nversion: ${version}\ntitle: T\nlanguage: fr\ntimeZone: Europe/Paris\nbasis: ${basis}\nterm: { ${term} }
parties: { provider: { name: P }, supplier: { name: S }, customer: ${customer} }\nservices: { web: { title: W }, mail: { title: M } }\ntargets: { ${targets} }
${basis === 'multiLevel' ? 'levels: { std: { title: S } }\n' : ''}${basis === 'service' ? 'adherents: [ { customer: c } ]\n' : ''}`;
}

function errorsOf(...agreements: readonly Some[]): readonly string[] {
  const read = readAgreements(agreements.map((some, index) => ({ file: `${index}.yaml`, text: text(some) })));
  return read.diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code);
}

const WEB = 't: { measure: resolution, within: 8h, when: { service: web } }';

describe('two agreements', () => {
  it('of one customer tie on a measure both promise alike', () => expect(errorsOf({}, { id: 'b' })).toEqual(['LW201']));
  it.each<readonly [string, Some]>([
    ['another customer is named', { customer: '{ id: d, name: D }' }],
    ['one names no customer', { customer: '{ name: anyone }' }],
    ['one is for a service', { basis: 'service' }],
    ['one is in levels', { basis: 'multiLevel' }],
    ['one is more specific', { targets: WEB }],
    ['they measure different things', { targets: 't: { measure: restoration, within: 8h }' }],
    ['one begins when the other has ended', { term: 'from: 2027-01-01' }],
    ["one is a supplier's", { kind: 'underpinning' }],
    ['one is inside', { kind: 'ola' }],
  ])('do not tie where %s', (_, other) => {
    expect(errorsOf({ term: 'from: 2026-01-01, to: 2026-12-31' }, { id: 'b', ...other })).toEqual([]);
  });
  it('do not tie on services that no ticket has at once', () => {
    expect(errorsOf({ targets: WEB }, { id: 'b', targets: WEB.replace('web', 'mail') })).toEqual([]);
    expect(errorsOf({ targets: WEB }, { id: 'b', targets: WEB })).toEqual(['LW201']);
  });
  it('that are versions of one follow each other', () => {
    expect(errorsOf({}, { version: 2, term: 'from: 2026-06-01' })).toEqual([]);
    expect(errorsOf({}, { version: 2 })).toEqual(['LW203']);
    expect(errorsOf({}, {})).toEqual(['LW202']);
  });
  it('are given to the evaluation only when nothing is wrong between them', () => {
    const texts = [{}, { id: 'b' }].map((some, index) => ({ file: `${index}`, text: text(some) }));
    expect(readAgreements(texts).agreements).toEqual([]);
    expect(readAgreements(texts.slice(0, 1)).agreements.map(({ ref }) => ref)).toEqual(['a@1']);
  });
});
