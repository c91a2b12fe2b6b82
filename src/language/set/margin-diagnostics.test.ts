import { describe, expect, it } from 'vitest';
import { readAgreement } from '../index.ts';
import { ringDiagnostics, type Unsupported, unsupportedDiagnostics } from './margin-diagnostics.ts';

const HEAD = `leeway: 1
version: 1
title: T
language: en
timeZone: Europe/Paris
term: { from: 2026-01-01 }
parties: { provider: { name: "We" }, customer: { id: us, name: "You" }, supplier: { name: "They" } }
`;
const read = (id: string, kind: string, dependsOn: string) =>
  readAgreement(
    `${HEAD}id: ${id}\nkind: ${kind}\nservices: { link: { title: Link, dependsOn: ${dependsOn} } }\ntargets:\n  r: { measure: restoration, within: 4h }\n`,
    { file: `${id}.yaml` },
  );
const ours = read('ours', 'sla', '[ { any: [ a, { atLeast: 1, of: [ b, c ] } ] } ]');
const late = (agreement: string, lateMs: number | null): Unsupported => ({
  agreement,
  target: 'r',
  service: 'link',
  suppliers: [{ agreement: 'a@1' }, { agreement: 'b@1' }, { agreement: 'a@1' }],
  worstAt: Date.parse('2026-04-03T12:01:00Z'),
  lateMs,
  safeWithin: null,
  safePpm: null,
});

describe('promises that suppliers do not support', () => {
  it('are told at our target, in our time, with each supplier once and a part of a minute counted as one', () => {
    const [told, ...more] = unsupportedDiagnostics(ours, [late('ours@1', 3_600_001)]);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      file: 'ours.yaml',
      line: 12,
      column: 3,
      facts: { suppliers: 'a@1, b@1', late: '1h1m', worst: '2026-04-03 14:01 Europe/Paris', safe: [] },
    });
  });

  it('that are another agreement’s are told where that one stands, not here', () => {
    expect(unsupportedDiagnostics(ours, [late('theirs@1', 1)])).toEqual([]);
  });

  it('come years late where no end of the supplier’s time is within reach', () => {
    expect(unsupportedDiagnostics(ours, [late('ours@1', null)])[0]?.facts['late']).toBe('@years');
  });
});

describe('agreements in a ring', () => {
  it('are told where one of them names the next, however deep it stands among alternatives', () => {
    const [told] = ringDiagnostics([ours, read('c', 'ola', '[ ours ]')], ['ours', 'c', 'ours']);
    expect(told).toMatchObject({ code: 'LW208', level: 'error', file: 'ours.yaml', line: 10 });
  });

  it('of which none was read are told nowhere', () => {
    expect(ringDiagnostics([ours], ['a', 'b', 'a'])).toEqual([]);
  });
});
