import { describe, expect, it } from 'vitest';
import { readAgreement } from '../../language/index.ts';
import type { Agreement } from '../agreement/index.ts';
import { formatDuration, formatInstant, HOUR_MS, MINUTE_MS } from '../time/index.ts';
import { type Margin, type MarginPolicy, marginOf, type PromiseMargin, tighterPromises } from './index.ts';

const HEAD = `
leeway: 1
version: 1
language: en
timeZone: UTC
term: { from: 2026-01-01 }
parties: { provider: { name: "We" }, customer: { id: us, name: "You" }, supplier: { name: "They" } }
calendars: { office: { timeZone: UTC, hours: { mon-fri: [ "09:00-17:00" ] } }, always: 24x7 }
priorities: { P1: { title: P1 }, P2: { title: P2 } }
title: t
`;

function read(id: string, kind: string, body: string): Agreement {
  const { agreement, diagnostics } = readAgreement(`${HEAD}id: ${id}\nkind: ${kind}\n${body}`, { file: id });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics.filter(({ level }) => level === 'error')));
  return agreement;
}

const ours = (body: string, dependsOn = '[ theirs ]') =>
  read('ours', 'sla', `services: { link: { title: Link, dependsOn: ${dependsOn} } }\n${body}`);
const theirs = (body: string, id = 'theirs') =>
  read(id, 'underpinning', `services: { link: { title: Link } }\n${body}`);
const restoring = (within: string, calendar = 'always') =>
  `targets: { restored: { measure: restoration, within: ${within}, calendar: ${calendar} } }`;
const up = (atLeast: string, rest = '') => `targets: { up: { measure: availability, atLeast: ${atLeast}${rest} } }`;

function chain(promise: Agreement, suppliers: readonly Agreement[], policy: Partial<MarginPolicy> = {}): Margin {
  const margin = marginOf({ promise, suppliers, policy });
  if (margin.kind !== 'margin') throw new Error(margin.agreements.join(' '));
  return margin;
}

function only(promise: Agreement, suppliers: readonly Agreement[], policy: Partial<MarginPolicy> = {}): PromiseMargin {
  const [first, ...rest] = chain(promise, suppliers, policy).promises;
  if (first === undefined || rest.length > 0) throw new Error('one promise was expected');
  return first;
}

const kinds = (promise: PromiseMargin) => promise.reasons.map(({ kind }) => kind);

describe('a promise of time against the supplier’s', () => {
  it.each([
    ['3h12m', 'covered'],
    ['3h13m', 'thin'],
    ['4h', 'thin'],
    ['4h1m', 'uncovered'],
  ])('4 h with a margin of 20 %% over %s is %s', (supplied, cover) => {
    expect(only(ours(restoring('4h')), [theirs(restoring(supplied))]).cover).toBe(cover);
  });

  it('4 office hours under 4 hours round the clock are a hole on Friday night, though 4 equals 4', () => {
    const promise = only(ours(restoring('4h')), [theirs(restoring('4h', 'office'))]);
    expect(promise.cover).toBe('uncovered');
    expect(kinds(promise)).toEqual(['tooLate']);
    const { worst } = promise.delay ?? {};
    // Friday 13:01: ours by 17:01, theirs on Monday at 9:01.
    expect(formatInstant(worst?.at ?? 0)).toBe('2026-01-02T13:01:00Z');
    expect(formatInstant(worst?.supplierDueAt ?? 0)).toBe('2026-01-05T09:01:00Z');
    expect(worst?.slackMs).toBe(-64 * HOUR_MS);
  });

  it('what we need before the supplier hears of it counts, in our own hours', () => {
    const handling = { ownMs: 20 * MINUTE_MS, transferMs: 10 * MINUTE_MS };
    const suppliers = [theirs(restoring('2h42m'))];
    expect(only(ours(restoring('4h')), suppliers, { handling }).cover).toBe('covered');
    expect(only(ours(restoring('4h')), [theirs(restoring('2h43m'))], { handling }).cover).toBe('thin');
    // Reported on Friday at 16:45, handed over on Monday at 9:15: the same 6 h real after half an hour of ours.
    const office = only(ours(restoring('8h', 'office')), [theirs(restoring('6h real'))], { handling });
    expect([office.cover, office.delay?.worst.slackMs]).toEqual(['thin', 90 * MINUTE_MS]);
  });

  it('working days are compared as the instants they end at', () => {
    const promise = only(ours(restoring('2bd', 'office')), [theirs(restoring('end of 1bd', 'office'))]);
    // Monday 9:00: ours ends on Wednesday at 9:00, theirs on Tuesday at 17:00. Of the 16 hours in between for us, 12 h 48
    // may be used: until Tuesday at 13:48.
    expect([promise.cover, promise.delay?.worst.slackMs]).toEqual(['thin', 16 * HOUR_MS]);
    expect(promise.delay?.worstWithMargin.slackMs).toBe(-(3 * HOUR_MS + 12 * MINUTE_MS));
  });

  it('says the tightest promise that would be safe, in its own kind', () => {
    const safe = (within: string, calendar: string, supplied: string, hours: string) => {
      const delay = only(ours(restoring(within, calendar)), [theirs(restoring(supplied, hours))]).delay;
      return delay?.safe == null ? null : formatDuration(delay.safe);
    };
    expect(safe('4h', 'always', '4h', 'always')).toBe('5h');
    expect(safe('4h', 'always', '4h', 'office')).toBe('85h');
    expect(safe('4h', 'office', '4h', 'office')).toBe('5h');
    expect(safe('1bd', 'office', '8h', 'office')).toBe('2bd');
    expect(safe('4h real', 'always', '3h', 'always')).toBe('3h45m real');
  });

  it('a margin of everything leaves nothing that is safe, and a year without a minute nothing to compare', () => {
    const [promise, supplier] = [ours(restoring('4h')), theirs(restoring('1h'))];
    const all = only(promise, [supplier], { delayPpm: 1_500_000 });
    expect([all.cover, all.delay?.safe]).toEqual(['thin', null]);
    const margin = marginOf({ promise, suppliers: [supplier], over: { from: 0, to: 0 } });
    expect(margin).toMatchObject({ promises: [{ cover: 'uncovered', reasons: [{ kind: 'noFigure' }] }] });
  });

  it('of several suppliers all of whom are needed the latest counts, of alternatives the earliest', () => {
    const suppliers = [theirs(restoring('1h'), 'a'), theirs(restoring('6h'), 'b'), theirs(restoring('2h'), 'c')];
    const late = (dependsOn: string) => only(ours(restoring('4h'), dependsOn), suppliers).delay?.worst.slackMs;
    expect(late('{ all: [ a, b, c ] }')).toBe(-2 * HOUR_MS);
    expect(late('{ any: [ a, b, c ] }')).toBe(3 * HOUR_MS);
    expect(late('{ atLeast: 2, of: [ a, b, c ] }')).toBe(2 * HOUR_MS);
    expect(only(ours(restoring('4h'), '[ a, b ]'), suppliers).delay?.decidedBy).toEqual({
      agreement: 'b@1',
      target: 'restored',
    });
  });

  it('a supplier’s resolution stands under our restoration where it promises no restoration', () => {
    const resolving = 'targets: { solved: { measure: resolution, within: 2h, calendar: always } }';
    const promise = only(ours(restoring('4h')), [theirs(resolving)]);
    expect([promise.cover, promise.suppliers]).toEqual(['covered', [{ agreement: 'theirs@1', target: 'solved' }]]);
  });

  it('where the supplier’s agreement names other services and priorities, the least favourable promise counts', () => {
    const supplier = read(
      'theirs',
      'underpinning',
      `services: { fibre: { title: Fibre } }
targets:
  quick: { measure: restoration, when: { service: [ fibre ], priority: [ P1 ] }, within: 1h, calendar: always }
  slow: { measure: restoration, when: { service: [ fibre ], priority: [ P2 ] }, within: 6h, calendar: always }`,
    );
    const urgent =
      'targets: { restored: { measure: restoration, when: { priority: [ P1 ] }, within: 4h, calendar: always } }';
    expect(only(ours(urgent), [supplier])).toMatchObject({ cover: 'covered', suppliers: [{ target: 'quick' }] });
    const both = only(ours(restoring('4h')), [supplier]);
    expect(both).toMatchObject({ cover: 'uncovered', delay: { decidedBy: { target: 'slow' } } });
  });
});

describe('a promise of availability against suppliers’', () => {
  const composite = (dependsOn: string, shares: readonly string[], betaPpm = 50_000) => {
    const suppliers = shares.map((share, place) => theirs(up(share), `s${place}`));
    const { availability } = only(ours(up('90%'), dependsOn), suppliers, { betaPpm });
    const { part, whole } = availability?.composite ?? { part: 0n, whole: 1n };
    return Number((part * 10_000_000_000n) / whole) / 1e8;
  };

  it('in series the shares multiply: 99.95 × 99.99 is 99.94, with 99.9 it is 99.8401', () => {
    expect(composite('[ s0, s1 ]', ['99.95%', '99.99%'])).toBeCloseTo(99.940005, 6);
    expect(composite('[ s0, s1, s2 ]', ['99.95%', '99.99%', '99.9%'])).toBeCloseTo(99.840065, 6);
  });

  it('two at 99.5 % are 99.9975 % only if they had nothing in common; with 5 % in common, 99.9727 %', () => {
    expect(composite('{ any: [ s0, s1 ] }', ['99.5%', '99.5%'], 0)).toBe(99.9975);
    expect(composite('{ any: [ s0, s1 ] }', ['99.5%', '99.5%'])).toBeCloseTo(99.97274375, 8);
  });

  it('two of three at 99.9 % are 99.9997 % if independent', () => {
    expect(composite('{ atLeast: 2, of: [ s0, s1, s2 ] }', ['99.9%', '99.9%', '99.9%'], 0)).toBe(99.9997002);
  });

  it('what redundant suppliers have in common is told, and only for redundant ones', () => {
    const suppliers = [theirs(up('99.5%'), 'a'), theirs(up('99.5%'), 'b')];
    expect(only(ours(up('99.9%'), '{ any: [ a, b ] }'), suppliers).availability?.betaPpm).toBe(50_000);
    expect(only(ours(up('99%'), '[ a, b ]'), suppliers).availability?.betaPpm).toBeNull();
  });

  it.each([
    ['99.85%', 'covered'],
    ['99.8501%', 'thin'],
    ['99.9%', 'thin'],
    ['99.9001%', 'uncovered'],
  ])('%s over a supplier’s 99.9 %% is %s: 1.5 times its downtime is green, less than once is red', (share, cover) => {
    const promise = only(ours(up(share)), [theirs(up('99.9%'))]);
    expect([promise.cover, promise.availability?.safePpm]).toEqual([cover, 998_500]);
  });

  it('is told as time down in the month: 43.2 minutes of 99.9 % in April, 44.64 in March', () => {
    const minutes = (from: string, to: string) => {
      const over = { from: Date.parse(from), to: Date.parse(to) };
      const margin = marginOf({ promise: ours(up('99.8%')), suppliers: [theirs(up('99.9%'))], over });
      const theirsMs = margin.kind === 'margin' ? margin.promises[0]?.availability?.theirsMs : undefined;
      return theirsMs === undefined ? null : Number(theirsMs.part) / Number(theirsMs.whole) / MINUTE_MS;
    };
    expect(minutes('2026-04-01', '2026-05-01')).toBe(43.2);
    expect(minutes('2026-03-01', '2026-04-01')).toBe(44.64);
  });

  it('a supplier measured in office hours promises nothing at night', () => {
    const promise = only(ours(up('99%')), [theirs(up('99.99%', ', calendar: office'))]);
    expect([promise.cover, kinds(promise)]).toEqual(['uncovered', ['moreDowntime', 'hoursNotCovered']]);
  });

  it('all the downtime a supplier permits itself round the clock may fall into our office hours', () => {
    const promise = only(ours(up('99.9%', ', calendar: office')), [theirs(up('99.95%'))]);
    expect(promise.cover).toBe('uncovered');
  });

  it('all the downtime of a supplier’s quarter may fall into one of our months', () => {
    expect(only(ours(up('99.8%')), [theirs(up('99.9%', ', per: quarter'))]).cover).toBe('uncovered');
    expect(only(ours(up('99.8%', ', per: quarter')), [theirs(up('99.9%'))]).cover).toBe('covered');
  });
});

describe('what suppliers leave out', () => {
  it('each event excluded upstream and promised downstream is listed, and the promise is not wholly covered', () => {
    const our = 'rules: { exclude: [ forceMajeure ], maintenance: { notice: 48h, maxPerMonth: 4h } }';
    const their =
      'rules: { exclude: [ forceMajeure, suspension ], maintenance: { notice: 24h }, minimumOutage: 10m, outageStart: reported }';
    const promise = only(ours(`${up('99%')}\n${our}`), [theirs(`${up('99.99%')}\n${their}`)]);
    expect(promise.cover).toBe('thin');
    const ref = { agreement: 'theirs@1', target: 'up' };
    expect(promise.reasons).toEqual([
      { kind: 'excludedUpstream', promise: ref, causes: ['suspension'] },
      { kind: 'maintenanceNotice', promise: ref, oursMs: 48 * HOUR_MS, theirsMs: 24 * HOUR_MS },
      { kind: 'maintenanceCap', promise: ref, oursMs: 4 * HOUR_MS, theirsMs: null },
      { kind: 'minimumOutage', promise: ref, oursMs: 0, theirsMs: 10 * MINUTE_MS },
      { kind: 'outageStart', promise: ref },
    ]);
  });

  it('a clock of theirs that pauses where ours runs, or starts later, is listed', () => {
    const promise = only(ours(`${restoring('4h')}\nrules: { pauseOn: [ appointment ] }`), [
      theirs(`${restoring('1h')}\nrules: { pauseOn: [ appointment, siteAccess ], startOn: qualified }`),
    ]);
    const ref = { agreement: 'theirs@1', target: 'restored' };
    expect(promise).toMatchObject({ cover: 'thin' });
    expect(promise.reasons).toEqual([
      { kind: 'pauses', promise: ref, reasons: ['siteAccess'] },
      { kind: 'startOn', promise: ref, theirs: 'qualified' },
    ]);
  });

  it('work their service leaves out and ours does not is listed for people to read, without a verdict', () => {
    const supplier = read(
      'theirs',
      'underpinning',
      `services: { link: { title: Link, excludes: [ { id: cabling, title: Cabling } ] } }\n${restoring('1h')}`,
    );
    const promise = only(ours(restoring('4h')), [supplier]);
    expect([promise.cover, kinds(promise)]).toEqual(['covered', ['workExcluded']]);
  });

  it('a share of users’ time under a share of time is not the same promise', () => {
    const promise = only(ours(up('99%')), [theirs(up('99.99%', ', basis: users'))]);
    expect([promise.cover, kinds(promise)]).toEqual(['thin', ['basis']]);
  });
});

describe('what stands under a promise, and what does not', () => {
  it('an answer is our own people’s work, and a service that stands on nobody has nothing under it', () => {
    const answering = 'targets: { answer: { measure: firstResponse, within: 30m, calendar: always } }';
    expect(only(ours(answering), [theirs(restoring('1h'))])).toMatchObject({
      cover: 'nothingUnder',
      reasons: [{ kind: 'ownWork' }],
    });
    const alone = read('ours', 'sla', `services: { link: { title: Link } }\n${restoring('4h')}`);
    expect(only(alone, [])).toMatchObject({ cover: 'nothingUnder', reasons: [{ kind: 'noDependency' }] });
  });

  it('a technician’s coming is ours unless the supplier promises it', () => {
    const coming = (within: string) =>
      `targets: { on-site: { measure: intervention, within: ${within}, calendar: always } }`;
    expect(only(ours(coming('4h')), [theirs(restoring('1h'))]).cover).toBe('nothingUnder');
    expect(only(ours(coming('4h')), [theirs(coming('6h'))]).cover).toBe('uncovered');
  });

  it('a supplier that was not given, or promises nothing of the kind, leaves a promise uncovered', () => {
    expect(only(ours(restoring('4h')), [])).toMatchObject({
      cover: 'uncovered',
      reasons: [{ kind: 'supplierNotGiven', agreement: 'theirs' }],
    });
    expect(only(ours(restoring('4h')), [theirs(up('99.9%'))])).toMatchObject({
      cover: 'uncovered',
      reasons: [{ kind: 'noPromiseUnder', agreement: 'theirs', measures: ['restoration', 'resolution'] }],
    });
  });

  it('one alternative that promises nothing does not undo the other, and is named', () => {
    const promise = only(ours(restoring('4h'), '{ any: [ theirs, absent ] }'), [theirs(restoring('1h'))]);
    expect([promise.cover, kinds(promise)]).toEqual(['covered', ['supplierNotGiven']]);
  });

  it('an internal agreement in between is held against what stands under it in turn', () => {
    const team = read('team', 'ola', `services: { link: { title: Link, dependsOn: [ theirs ] } }\n${restoring('3h')}`);
    const rows = chain(ours(restoring('4h'), '[ team ]'), [team, theirs(restoring('3h30m'))]).promises;
    expect(rows.map(({ agreement, cover, suppliers }) => [agreement, cover, suppliers[0]?.agreement])).toEqual([
      ['ours@1', 'covered', 'team@1'],
      ['team@1', 'uncovered', 'theirs@1'],
    ]);
  });

  it('an agreement that promises nothing of the kind lets through what stands under it', () => {
    const team = read('team', 'ola', 'services: { link: { title: Link, dependsOn: [ theirs ] } }');
    const promise = only(ours(up('99.8%'), '[ team ]'), [team, theirs(up('99.9%'))]);
    expect(promise).toMatchObject({ cover: 'covered', suppliers: [{ agreement: 'theirs@1' }] });
  });

  it('agreements that stand on each other in a ring are refused, with the ring', () => {
    const on = (id: string, other: string) =>
      read(id, 'ola', `services: { link: { title: Link, dependsOn: [ ${other} ] } }\n${restoring('1h')}`);
    expect(marginOf({ promise: ours(restoring('4h'), '[ a ]'), suppliers: [on('a', 'b'), on('b', 'a')] })).toEqual({
      kind: 'cyclicDependency',
      agreements: ['a', 'b', 'a'],
    });
  });
});

describe('what check is told', () => {
  it('names a promise tighter than the supplier’s, the worst start and what would be safe', () => {
    const margin = chain(ours(restoring('4h')), [theirs(restoring('4h', 'office'))]);
    expect(tighterPromises(margin)).toEqual([
      {
        agreement: 'ours@1',
        target: 'restored',
        service: 'link',
        suppliers: [{ agreement: 'theirs@1', target: 'restored' }],
        worstAt: Date.parse('2026-01-02T13:01:00Z'),
        lateMs: 64 * HOUR_MS,
        safeWithin: { kind: 'service', ms: 85 * HOUR_MS },
        safePpm: null,
      },
    ]);
  });

  it('is nothing for promises that are covered or thin, or for a supplier that was not given', () => {
    expect(tighterPromises(chain(ours(restoring('4h')), []))).toEqual([]);
    expect(tighterPromises(chain(ours(restoring('4h')), [theirs(restoring('4h'))]))).toEqual([]);
  });
});
