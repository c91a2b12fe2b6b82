import { describe, expect, it } from 'vitest';
import {
  type CoveredPromise,
  differenceBetween,
  forCustomer,
  withCover,
  withExposure,
} from '../../src/core/difference/index.ts';
import { type Changes, version } from './versions.ts';

const WITHIN = 'within: 30m, calendar: always, attainment: 95%';

function termAt(path: string, changes: Changes) {
  return differenceBetween(version(), version(changes)).terms.find((term) => term.path === path);
}

describe('private bounds', () => {
  it.each([
    ['1h', 'green'],
    ['45m', 'amber'],
    ['15m', 'amber'],
    ['10m', 'red'],
  ] as const)('a response within %s stands %s between 1h wished for and 15m at which we walk away', (within, zone) => {
    const changes: Changes = [[WITHIN, WITHIN.replace('30m', within)]];
    expect(termAt('targets.p1-response.within', changes)?.internal?.bounds).toEqual([
      { path: 'p1-response.within', approver: 'technical', before: 'amber', after: zone, crossed: zone !== 'amber' },
    ]);
  });

  it.each([
    ['10%', 'green'],
    ['14%', 'green'],
    ['25%', 'amber'],
    ['25.01%', 'red'],
  ] as const)('a cap of %s stands %s where 15 %% is acceptable and 25 %% the line', (cap, zone) => {
    const changes: Changes = [['month: { share: 15%', `month: { share: ${cap}`]];
    expect(termAt('caps.month.share', changes)?.internal?.bounds).toMatchObject([{ before: 'green', after: zone }]);
  });

  it('a cap that goes altogether leaves its bound without a value', () => {
    const before = version();
    const { month: _, ...caps } = before.commercial.caps;
    const after = { ...before, commercial: { ...before.commercial, caps } };
    const term = differenceBetween(before, after).terms.find(({ path }) => path === 'caps.month');
    expect(term?.internal?.bounds).toMatchObject([{ before: 'green', after: null, crossed: true }]);
  });
});

describe('approvals that a change re-opens', () => {
  it('follow the kind of term, the roles of the circuit, the clause and the bound', () => {
    const approvals = (path: string, changes: Changes) => termAt(path, changes)?.internal?.approvals;
    expect(approvals('charges.lines.base.amount', [['1250.00 EUR', '1300.00 EUR']])).toEqual(['finance']);
    expect(approvals('rules.reopen', [['reopen: resume', 'reopen: restart']])).toEqual([
      'customerService',
      'technical',
    ]);
    expect(approvals('clauses.liability.text', [['direct damage', 'all damage']])).toEqual(['finance', 'legal']);
    expect(
      approvals('levels.premium.targets.p1-response.within', [
        ['p1-response: { within: 15m }', 'p1-response: { within: 20m }'],
      ]),
    ).toEqual(['customerService', 'technical']);
    expect(approvals('internal.cost.base', [['820.00', '830.00']])).toEqual([]);
  });

  it('leave out a role that is no part of the circuit, but never the approver of a bound', () => {
    const circuit: Changes = [['approvals: [ customerService, technical, finance, legal ]', 'approvals: [ legal ]']];
    const after = version([...circuit, ['month: { share: 15%', 'month: { share: 20%']]);
    const term = differenceBetween(version(circuit), after).terms.find(({ path }) => path === 'caps.month.share');
    expect(term?.internal?.approvals).toEqual(['finance', 'legal']);
  });

  it('are gathered role by role', () => {
    const { approvals } = differenceBetween(
      version(),
      version([
        ['1250.00 EUR', '1300.00 EUR'],
        ['reopen: resume', 'reopen: restart'],
      ]),
    );
    expect(approvals).toEqual([
      { role: 'customerService', paths: ['rules.reopen'] },
      { role: 'technical', paths: ['rules.reopen'] },
      { role: 'finance', paths: ['charges.lines.base.amount'] },
    ]);
  });
});

describe('what the customer may see', () => {
  it('holds no bound, approver, cost, odds or supplier’s cover', () => {
    const changes: Changes = [
      [WITHIN, WITHIN.replace('30m', '10m')],
      ['820.00', '777.77'],
      ['Client fidèle.', 'CANARY'],
      ['walkAway: 25%, approver: finance', 'walkAway: 26%, approver: CANARY'],
    ];
    const spread = (mean: number) => ({ currency: 'EUR', net: { mean, p5: 0, p95: 777_77 } });
    const whole = withExposure(differenceBetween(version(), version(changes)), spread(1), spread(2));
    const text = JSON.stringify(forCustomer(withCover(whole, [], [promise('p1-response', 'thin')])));
    expect(text).not.toMatch(/CANARY|777|walkAway|approver|amber|green|"thin"|customerService|internal\./);
    expect(text).toContain('targets.p1-response.within');
  });
});

function promise(target: string, cover: CoveredPromise['cover']): CoveredPromise {
  return { agreement: 'boreal-or@3', target, level: null, service: null, cover };
}

describe('what is known from elsewhere', () => {
  it('the cost of a year is set beside that of the earlier version', () => {
    const before = { currency: 'EUR', net: { mean: 100_00, p5: 0, p95: 500_00 } };
    const after = { currency: 'EUR', net: { mean: 150_00, p5: 10_00, p95: 400_00 } };
    const { exposure } = withExposure(differenceBetween(version(), version()), before, after);
    expect(exposure?.change).toEqual({ mean: 50_00, p5: 10_00, p95: -100_00 });
    const francs = withExposure(differenceBetween(version(), version()), before, { ...after, currency: 'CHF' });
    expect(francs.exposure).toMatchObject({ currency: null, change: null });
  });

  it('cover is lost where a promise is carried less well, or newly made without cover, also under another id', () => {
    const difference = differenceBetween(version(), version([['p1-restoration', 'restoration-p1']]));
    const { coverLost } = withCover(
      difference,
      [
        promise('p1-restoration', 'covered'),
        promise('response', 'thin'),
        promise('rpo', 'uncovered'),
        promise('backups', 'covered'),
        promise('progress', 'nothingUnder'),
      ],
      [
        promise('restoration-p1', 'thin'),
        promise('response', 'covered'),
        promise('rpo', 'uncovered'),
        promise('backups', 'nothingUnder'),
        promise('progress', 'nothingUnder'),
        promise('new', 'uncovered'),
      ],
    );
    expect(coverLost?.map(({ target, before, after }) => [target, before, after])).toEqual([
      ['restoration-p1', 'covered', 'thin'],
      ['backups', 'covered', 'nothingUnder'],
      ['new', null, 'uncovered'],
    ]);
  });
});
