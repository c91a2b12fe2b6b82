import { describe, expect, it } from 'vitest';
import { differenceBetween } from '../../src/core/difference/index.ts';
import { type Changes, version } from './versions.ts';

function told(changes: Changes) {
  return differenceBetween(version(), version(changes)).terms.map(({ path, change }) => `${change} ${path}`);
}

describe('another id for the same thing', () => {
  it('is told as a renaming, and what names it has not changed', () => {
    expect(told([['uptime-credit', 'uptime-reduction']])).toEqual(['renamed remedies.uptime-reduction']);
    expect(told([['p1-restoration', 'restoration-p1']])).toEqual(['renamed targets.restoration-p1']);
    expect(told([['office-manager', 'site-manager']])).toEqual(['renamed contacts.site-manager']);
    expect(
      told([
        ['office', 'working-hours'],
        ['working-hours-manager', 'office-manager'],
      ]),
    ).toEqual(['renamed calendars.working-hours']);
    expect(told([['premium', 'gold']])).toEqual(['renamed levels.gold']);
  });

  it('with nearly the same content is a renaming and a change, with the path of before', () => {
    const { terms } = differenceBetween(
      version(),
      version([
        ['p1-restoration', 'restoration-p1'],
        ['within: 4h, calendar: always, allow: 1', 'within: 3h, calendar: always, allow: 1'],
      ]),
    );
    expect(terms).toMatchObject([
      { path: 'targets.restoration-p1', change: 'renamed', beforeText: 'p1-restoration', direction: 'neutral' },
      {
        path: 'targets.restoration-p1.within',
        formerPath: 'targets.p1-restoration.within',
        change: 'changed',
        beforeText: '4h',
        afterText: '3h',
        direction: 'customer',
      },
    ]);
  });

  it('with other content is one thing gone and another come', () => {
    const changes: Changes = [
      [
        'backups: { measure: ratio, good: backupsSucceeded, total: backupsPlanned, atLeast: 99%, per: month }',
        'patches: { measure: ratio, good: patched, total: patchable, atLeast: 80%, per: quarter }',
      ],
    ];
    expect(told(changes)).toEqual(['removed targets.backups', 'added targets.patches']);
  });
});

describe('a whole entry', () => {
  it('that came or went is one term, with all that it says', () => {
    const line = '  rpo: { measure: recoveryPoint, within: 24h }\n';
    const { terms } = differenceBetween(version(), version([[line, '']]));
    expect(terms).toMatchObject([
      { path: 'targets.rpo', change: 'removed', direction: 'provider', reason: 'promise', after: null },
    ]);
    expect(terms[0]?.beforeText).toContain('within: 24h');
    expect(terms[0]?.before?.kind).toBe('entry');
  });

  it('that takes over tickets of another promise depends on the two', () => {
    const after = version([
      [
        '  rpo: {',
        '  site-restoration: { measure: restoration, when: { priority: [ P1 ], site: [ lyon ] }, within: 8h }\n  rpo: {',
      ],
    ]);
    const term = differenceBetween(version(), after).terms.find(({ path }) => path === 'targets.site-restoration');
    expect(term).toMatchObject({ change: 'added', direction: 'unclear', reason: 'promiseTakesOver' });
  });
});

describe('the order of targets', () => {
  it('counts only where two of them may choose the same ticket by as many keys', () => {
    const two = (first: string, second: string): Changes => [['  rpo: {', `${first}${second}  rpo: {`]];
    const lyon = '  r-site: { measure: restoration, when: { site: [ lyon ] }, within: 8h }\n';
    const team = '  r-team: { measure: restoration, when: { team: [ n2 ] }, within: 6h }\n';
    const nice = '  r-nice: { measure: restoration, when: { site: [ nice ] }, within: 6h }\n';
    const swapped = differenceBetween(version(two(lyon, team)), version(two(team, lyon))).terms;
    expect(swapped).toMatchObject([{ beforeText: 'r-site', afterText: 'r-team', reason: 'precedence' }]);
    expect(differenceBetween(version(two(lyon, nice)), version(two(nice, lyon))).terms).toEqual([]);
  });
});
