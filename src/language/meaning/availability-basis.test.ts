import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printAgreement, readAgreement } from '../index.ts';

const good = readFileSync(new URL('../../../test/language/good/complete.yaml', import.meta.url), 'utf8');
const withTarget = (more: string) =>
  readAgreement(good.replace('atLeast: 99.9%, outstanding: 99.99%', `${more}atLeast: 99.9%, outstanding: 99.99%`), {
    file: 'a.yaml',
  });
const basisOf = ({ agreement }: ReturnType<typeof readAgreement>) =>
  agreement?.targets.find(({ id }) => id === 'internet-availability')?.basis;
const told = ({ diagnostics }: ReturnType<typeof readAgreement>) =>
  diagnostics.filter(({ level }) => level !== 'info').map(({ messageKey }) => messageKey);

describe('what an availability is a share of', () => {
  it('is time, where the agreement does not say', () => expect(basisOf(withTarget(''))).toEqual({ kind: 'time' }));
  it('can be the users’ time', () => expect(basisOf(withTarget('basis: users, '))).toEqual({ kind: 'users' }));
  it('can be requests, over five minutes unless said otherwise', () => {
    const silent = { kind: 'requests', intervalMs: 300_000, minimum: 1, badAbovePpm: null };
    expect(basisOf(withTarget('basis: requests, '))).toEqual(silent);
    const said = withTarget('basis: requests, requests: { interval: 1m, minimum: 10, badAbove: 50% }, ');
    expect(basisOf(said)).toEqual({ kind: 'requests', intervalMs: 60_000, minimum: 10, badAbovePpm: 500_000 });
    expect(told(said)).toEqual([]);
  });
  it('is printed as it was read', () => {
    const read = withTarget('basis: requests, requests: { badAbove: 50.0% }, ');
    const again = readAgreement(printAgreement(read.plain as NonNullable<typeof read.plain>), { file: 'b.yaml' });
    expect(basisOf(again)).toEqual(basisOf(read));
    expect(again.plain).toEqual(read.plain);
  });
});

describe('an availability is refused or warned of', () => {
  it('when an interval has no length', () =>
    expect(told(withTarget('basis: requests, requests: { interval: 0s }, '))).toEqual(['zeroDuration']));
  it('when no interval could ever be bad', () =>
    expect(told(withTarget('basis: requests, requests: { badAbove: 100% }, '))).toEqual(['shareOutOfRange']));
  it('when requests are counted by nothing', () =>
    expect(told(withTarget('basis: users, requests: { minimum: 10 }, '))).toEqual(['requestsNotCounted']));
  it('when the basis is given to a promise of another kind', () => {
    const text = good.replace('within: 30m, calendar: always', 'basis: users, within: 30m, calendar: always');
    expect(told(readAgreement(text, { file: 'a.yaml' }))).toEqual(['notForMeasure']);
  });
});
