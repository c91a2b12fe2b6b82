import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Target } from '../core/agreement/index.ts';
import { ALWAYS } from '../core/calendar/index.ts';
import { readAgreement } from './index.ts';

const good = readFileSync(new URL('../../test/language/good/complete.yaml', import.meta.url), 'utf8');
/** Round the clock, in service days of Paris. */
const AROUND_THE_CLOCK = { ...ALWAYS, timeZone: 'Europe/Paris' };
const complete = readAgreement(good, { file: 'good' }).agreement;

const HEAD = `leeway: 1
kind: sla
id: a
version: 1
title: A
language: fr
timeZone: Europe/Paris
term: { from: 2026-01-01 }
parties: { provider: { name: P }, customer: { id: c, name: C } }
`;

function agreementOf(rest: string) {
  const { agreement, diagnostics } = readAgreement(HEAD + rest, { file: 'a' });
  if (agreement === null) throw new Error(JSON.stringify(diagnostics.filter(({ level }) => level === 'error')));
  return agreement;
}

function targetOf(line: string, rest = ''): Target {
  const [target] = agreementOf(`targets: { t: { ${line} } }\n${rest}`).targets;
  if (target === undefined) throw new Error('no target');
  return target;
}

describe('an agreement as a value', () => {
  it('takes effect at midnight of its own zone, by default on the first day of the term', () => {
    expect(complete?.effectiveAt).toBe(Date.parse('2026-02-28T23:00:00Z'));
    expect(agreementOf('').effectiveAt).toBe(Date.parse('2025-12-31T23:00:00Z'));
  });
  it('ends with its last day, unless it renews tacitly or has no end', () => {
    const ending = HEAD.replace('from: 2026-01-01', 'from: 2026-01-01, to: 2026-12-31');
    expect(readAgreement(ending, { file: 'a' }).agreement?.endsAt).toBe(Date.parse('2026-12-31T23:00:00Z'));
    expect(complete?.endsAt).toBeNull();
    expect(agreementOf('').endsAt).toBeNull();
  });
  it('lets one text stand for both languages', () => expect(agreementOf('').title).toEqual({ fr: 'A', en: 'A' }));
  it('keeps what the file says of a party beyond its name', () => {
    expect(complete?.parties['customer']?.details).toEqual({ signatory: 'A. Directrice', branch: 'Lyon' });
    expect(complete?.customer).toEqual({ id: 'boreal', aliases: { glpi: '12', zammad: 'boreal.example' } });
  });
  it('reads what a service stands on as all of a list, with alternatives', () => {
    expect(complete?.services['internet']?.dependsOn).toEqual({
      kind: 'all',
      of: [
        { kind: 'agreement', id: 'orange-fibre' },
        {
          kind: 'any',
          of: [
            { kind: 'agreement', id: 'router-a' },
            {
              kind: 'atLeast',
              count: 1,
              of: [
                { kind: 'agreement', id: 'router-b' },
                { kind: 'agreement', id: 'router-c' },
              ],
            },
          ],
        },
      ],
    });
  });
  it('reads prices, caps and remedies as figures', () => {
    const commercial = complete?.commercial;
    expect(commercial?.lines.map(({ id, pricing }) => [id, pricing.kind])).toEqual([
      ['base', 'fixed'],
      ['seats', 'fixed'],
      ['devices', 'graduated'],
      ['hours', 'blockHours'],
      ['licences', 'passThrough'],
    ]);
    expect(commercial?.caps.month).toEqual({ kind: 'share', sharePpm: 150_000, of: { kind: 'charges' } });
    expect(commercial?.remedies[0]?.formula).toEqual({
      kind: 'tiers',
      tiers: [
        { belowPpm: 999_000, due: { kind: 'share', sharePpm: 50_000 } },
        { belowPpm: 990_000, due: { kind: 'share', sharePpm: 100_000 } },
      ],
    });
    expect(commercial?.remedies[2]?.formula).toEqual({
      kind: 'perBreach',
      due: { kind: 'amount', amount: { amountMinor: 5000, currency: 'EUR' } },
    });
    expect(commercial?.bonuses[0]?.tiers).toEqual([{ fromPpm: 999_900, due: { kind: 'share', sharePpm: 20_000 } }]);
    expect(commercial?.earnBack).toEqual([
      { on: 'uptime-credit', condition: { kind: 'every', count: 3, of: 3 }, portionPpm: 1_000_000 },
    ]);
  });
  it('keeps what is ours apart, with the margins that hold when none is said', () => {
    expect(complete?.internal?.bounds['p1-response.within']).toEqual({
      ideal: '1h',
      acceptable: null,
      walkAway: '15m',
      approver: 'technical',
    });
    expect(agreementOf('internal: {}').internal?.margin).toEqual({ delayPpm: 200_000, downtimePpm: 1_500_000 });
  });
});

describe('a target', () => {
  it('that says nothing of them counts round the clock, by month, under the rules that hold by default', () => {
    const target = targetOf('measure: resolution, within: 8h');
    expect(target).toMatchObject({
      calendarId: 'always',
      calendar: AROUND_THE_CLOCK,
      per: 'month',
      requirement: null,
      when: {},
      level: null,
      order: 0,
      belowMinimum: { kind: 'exempt' },
      warnAtPpm: null,
      pausable: null,
      rules: DEFAULT_RULES,
    });
  });
  it.each([
    [
      'a percentile',
      'percentile: { p: 90, within: 4h }',
      { kind: 'percentile', percent: 90, within: { kind: 'service', ms: 14_400_000 } },
    ],
    ['a mean', 'mean: { within: 4h }', { kind: 'mean', within: { kind: 'service', ms: 14_400_000 } }],
  ])('with only %s takes its time limit from it', (_, line, requirement) => {
    const target = targetOf(`measure: resolution, ${line}`);
    expect(target.within).toEqual({ kind: 'service', ms: 14_400_000 });
    expect(target.requirement).toEqual(requirement);
  });
  it.each([
    ['24x7', 'calendar: 24x7'],
    ['always', 'calendar: always'],
  ])('may use the calendar %s without its being listed', (_, line) => {
    expect(targetOf(`measure: resolution, within: 8h, ${line}`).calendar).toEqual(AROUND_THE_CLOCK);
  });
  it('may name one value without brackets', () => {
    expect(targetOf('measure: resolution, within: 8h, when: { type: incident }').when).toEqual({ type: ['incident'] });
  });
  it.each([
    ['exempt', { kind: 'exempt' }],
    ['carryForward', { kind: 'carryForward' }],
    ['allowMisses(2)', { kind: 'allowMisses', misses: 2 }],
  ])('below its minimum sample may be %s', (text, expected) => {
    expect(
      targetOf(`measure: resolution, within: 8h, attainment: 95%, minimumSample: 20, belowMinimum: ${text}`)
        .belowMinimum,
    ).toEqual(expected);
  });
  it('is directly followed by the figures of each level, which match that level only', () => {
    const rows =
      complete?.targets.map(({ id, level, order, within, when }) => ({ id, level, order, within, when })) ?? [];
    expect(rows.slice(0, 4)).toEqual([
      {
        id: 'p1-response',
        level: null,
        order: 0,
        within: { kind: 'service', ms: 1_800_000 },
        when: { priority: ['P1'] },
      },
      {
        id: 'p1-response',
        level: 'premium',
        order: 1,
        within: { kind: 'service', ms: 900_000 },
        when: { priority: ['P1'], level: ['premium'] },
      },
      { id: 'response', level: null, order: 2, within: { kind: 'service', ms: 14_400_000 }, when: {} },
      {
        id: 'response',
        level: 'premium',
        order: 3,
        within: { kind: 'service', ms: 3_600_000 },
        when: { level: ['premium'] },
      },
    ]);
    expect(complete?.targets[3]?.rules.cutOffMinute).toBe(18 * 60);
  });
  it('of a level may ask otherwise than the target it varies', () => {
    const levels = 'levels: { std: { title: S }, top: { title: T, targets: { t: { allow: 1 } } } }';
    const { targets } = agreementOf(`targets: { t: { measure: resolution, within: 8h, attainment: 95% } }\n${levels}`);
    expect(targets.map(({ requirement }) => requirement)).toEqual([
      { kind: 'attainment', requiredPpm: 950_000 },
      { kind: 'allow', misses: 1 },
    ]);
  });
});

describe('a rule', () => {
  it.each([
    ['reopenWindow: none', { reopenWindow: null }],
    ['reopenWindow: 8h', { reopenWindow: { kind: 'service', ms: 28_800_000 } }],
    ['maxPause: 10bd', { maxPause: { kind: 'businessDays', days: 10 } }],
    ['maxPause: none', { maxPause: null }],
    ['restorationStopsOn: [ restored, resolved, workaroundProvided ]', { restorationStopsOnWorkaround: true }],
    ['restorationStopsOn: [ restored, resolved ]', { restorationStopsOnWorkaround: false }],
    ['channels: [ phone ]', { channels: ['phone'] }],
    ['cutOff: "17:00"', { cutOffMinute: 1020 }],
    ['interventionOnSite: true', { interventionOnSite: true }],
    ['resumeOnReply: false', { resumeOnReply: false }],
    ['pauseOn: []', { pauseOn: [] }],
    ['minimumOutage: 1m', { minimumOutageMs: 60_000 }],
    ['staleAfter: 90s', { staleAfterMs: 90_000 }],
    ['maintenance: { maxPerMonth: 4h }', { maintenance: { noticeMs: 172_800_000, maxPerMonthMs: 14_400_000 } }],
    ['maintenance: { notice: 24h, maxPerMonth: none }', { maintenance: { noticeMs: 86_400_000, maxPerMonthMs: null } }],
    ['partial: { degraded: 0.25 }', { partial: { downPpm: 1_000_000, degradedPpm: 250_000 } }],
  ])('%s is read', (line, expected) =>
    expect(agreementOf(`rules: { ${line} }`).rules).toEqual({ ...DEFAULT_RULES, ...expected }),
  );
  it("of a target stands over the agreement's, and that over the default", () => {
    const target = targetOf(
      'measure: resolution, within: 8h, rules: { reopen: restart }',
      'rules: { reopen: resume, priorityChange: ignore }',
    );
    expect(target.rules).toEqual({ ...DEFAULT_RULES, reopen: 'restart', priorityChange: 'ignore' });
  });
});
