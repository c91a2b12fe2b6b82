import { describe, expect, it } from 'vitest';
import { readAgreement } from '../index.ts';

const BASE = `leeway: 1
kind: sla
id: standard
version: 2
effective: 2020-06-01
reference: base
title: Standard
language: fr
timeZone: Europe/Paris
term: { from: 2020-01-01, renewal: none }
parties: { provider: { name: Provider }, customer: { name: Somebody } }
calendars: { office: { hours: { mon-fri: [ "09:00-18:00" ] }, holidays: FR } }
targets:
  first: { measure: firstResponse, within: 4h, calendar: office, attainment: 95% }
  second: { measure: resolution, within: 2bd, calendar: office }
escalation: [ { after: 75%, to: [] } ]
`;
const CHILD = `leeway: 1
id: boreal
version: 1
extends: templates/standard@2
`;

const resolve = (ref: string) => (ref === 'templates/standard@2' ? BASE : null);
const read = (rest: string) => readAgreement(CHILD + rest, { file: 'child.yaml', resolve });
const errors = (rest: string) => read(rest).diagnostics.filter(({ level }) => level === 'error');

describe('an agreement built on another', () => {
  it('inherits all but what says which text the other is', () => {
    const { agreement } = read('');
    expect(agreement).toMatchObject({
      id: 'boreal',
      version: 1,
      kind: 'sla',
      extends: 'templates/standard@2',
      effectiveFrom: '2020-01-01',
    });
    expect(agreement?.governance.reference).toBeNull();
  });
  it('changes one figure of a target and keeps the others', () => {
    expect(read('targets: { first: { within: 1h } }').agreement?.targets[0]).toMatchObject({
      within: { ms: 3_600_000 },
      calendarId: 'office',
      requirement: { requiredPpm: 950_000 },
    });
  });
  it('adds its own targets after the inherited ones', () => {
    const own = 'targets: { third: { measure: restoration, within: 4h }, first: { within: 1h } }';
    expect(read(own).agreement?.targets.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });
  it('removes an inherited target with null', () => {
    expect(read('targets: { second: null }').agreement?.targets.map(({ id }) => id)).toEqual(['first']);
  });
  it('replaces lists as a whole', () => expect(read('escalation: []').agreement?.escalation).toEqual([]));
  it('is told of a mistake where it stands: here', () => {
    expect(errors('targets: { first: { within: 1 } }')).toMatchObject([
      { code: 'LW023', file: 'child.yaml', line: 5, column: 29 },
    ]);
  });
  it('is told of a mistake where it stands: in the base', () => {
    const broken = BASE.replace('within: 2bd', 'within: 2 days');
    const { diagnostics } = readAgreement(CHILD, { file: 'child.yaml', resolve: () => broken });
    expect(diagnostics.filter(({ level }) => level === 'error')).toMatchObject([
      { code: 'LW024', file: 'templates/standard@2', line: 15 },
    ]);
  });
  it('that replaces one requirement by another must remove the inherited one', () => {
    expect(errors('targets: { first: { allow: 1 } }').map(({ code }) => code)).toEqual(['LW036']);
    expect(errors('targets: { first: { allow: 1, attainment: null } }')).toEqual([]);
  });
  it('prints whole, and needs its base no more', async () => {
    const { printAgreement } = await import('../index.ts');
    const { plain, agreement } = read('');
    if (plain === null) throw new Error('not read');
    const alone = readAgreement(printAgreement(plain), { file: 'alone.yaml' });
    expect(alone.agreement).toEqual(agreement);
    expect(alone.plain).toMatchObject({ basedOn: 'templates/standard@2' });
  });
});
