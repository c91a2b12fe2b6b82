/** Random agreements: calendars in zones with odd transitions, targets by priority, every rule value drawn. */
import { MEASURES, type Measure, type PlainAgreement, type PlainRules, type PlainTarget } from './facts.ts';
import type { PlainCalendar } from './hours.ts';
import type { Random } from './random.ts';

/** A zone, and dates around which something happens to its clocks, or nothing at all. */
const PLACES: readonly { readonly zone: string; readonly dates: readonly string[] }[] = [
  { zone: 'Europe/Paris', dates: ['2026-03-28', '2026-10-24', '2026-03-11', '2025-12-30'] },
  { zone: 'UTC', dates: ['2026-03-02', '2026-03-06', '2024-02-28'] },
  { zone: 'Australia/Lord_Howe', dates: ['2026-04-04', '2026-10-03'] },
  { zone: 'Asia/Kathmandu', dates: ['2026-03-05', '1985-12-30'] },
  { zone: 'Pacific/Apia', dates: ['2011-12-28', '2011-12-29', '2011-12-30'] },
  { zone: 'Africa/Casablanca', dates: ['2026-02-14', '2026-03-21', '2025-02-22'] },
  { zone: 'America/New_York', dates: ['2026-03-07', '2026-10-31'] },
];

export interface Setting {
  readonly zone: string;
  /** First day of the world, `YYYY-MM-DD`. */
  readonly date: string;
}

export function drawSetting(random: Random): Setting {
  const { zone, dates } = random.pick(PLACES);
  return { zone, date: random.pick(dates) };
}

const DAY_KEYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_WINDOWS = [
  ['09:00-12:00', '13:00-18:00'],
  ['08:00-17:00'],
  ['08:30-12:15', '13:45-17:30'],
  ['00:00-24:00'],
  ['02:30-11:00'],
  ['01:00-02:30', '12:00-20:00'],
  ['09:00-14:00', '13:00-19:00'],
];
const NIGHT_WINDOWS = [['22:00-06:00'], ['08:00-12:00', '20:00-04:00'], ['18:00-02:30']];

export function datePlus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function drawCalendar(random: Random, setting: Setting): PlainCalendar {
  if (random.chance(20)) return '24x7';
  const kinds = random.chance(30) ? NIGHT_WINDOWS : DAY_WINDOWS;
  const hours: Record<string, readonly string[]> = {
    [random.pick(['mon-fri', 'mon-sun', 'mon-sat', 'tue-sat'])]: random.pick(kinds),
  };
  if (random.chance(40)) hours[random.pick(DAY_KEYS)] = random.chance(30) ? [] : random.pick(kinds);
  const near = (): string => datePlus(setting.date, random.below(6) - 1);
  const exceptions: Record<string, readonly string[]> = {};
  if (random.chance(30)) exceptions[near()] = random.chance(50) ? [] : random.pick(kinds);
  const holidays = random.chance(30) ? [near()] : [];
  const timeZone = random.chance(80) ? setting.zone : random.pick(['Europe/Paris', 'UTC', 'America/New_York']);
  return { timeZone, hours, holidays, exceptions };
}

const WITHIN = {
  short: ['15m', '30m', '1h', '2h', '45m real', '90m', '3h real', 'end of 0bd'],
  long: ['2h', '4h', '8h', '12h', '1bd', '2bd', 'end of 0bd', 'end of 1bd', '6h real', '5h30m', '24h'],
};

const REASONS = ['waitingCustomer', 'appointment', 'clientThirdParty', 'ourSupplier'];

/** Rules that are one for all targets of a measure, and those of pauses, that may differ from target to target. */
function drawRules(random: Random): PlainRules {
  const rules: PlainRules = {
    startOn: random.pick(['opened', 'opened', 'opened', 'qualified', 'assigned']),
    firstResponse: random.pick(['publicReply', 'assigned', 'anyUpdate']),
    interventionOnSite: random.chance(50),
    restorationStopsOn: random.chance(60) ? ['restored', 'resolved'] : ['restored', 'resolved', 'workaroundProvided'],
    priorityChange: random.pick(['fair', 'fair', 'recompute', 'restart', 'ignore']),
    reopen: random.pick(['resume', 'resume', 'restart', 'firstResolutionFinal', 'countResolvedTime']),
    reopenWindow: random.pick(['5bd', 'none', '4h', '1bd', '6h real', 'end of 0bd']),
  };
  return { ...rules, ...drawPauseRules(random) };
}

function drawPauseRules(random: Random): PlainRules {
  const maxPause = random.pick([null, null, '1h', '3h', '2h real', '1bd']);
  return {
    pauseOn: random.some(REASONS, 70),
    resumeOnReply: random.chance(60),
    ...(maxPause === null ? {} : { maxPause }),
  };
}

function drawReportRules(random: Random, measure: Measure): PlainRules {
  if (measure === 'nextResponse' || !random.chance(25)) return {};
  return {
    startOn: 'opened',
    ...(random.chance(50) ? { channels: ['phone', 'portal'] } : {}),
    ...(random.chance(60) ? { cutOff: random.pick(['12:00', '16:00', '17:00']) } : {}),
  };
}

function drawTargets(random: Random, measure: Measure, calendars: readonly string[]): Record<string, PlainTarget> {
  const report = drawReportRules(random, measure);
  const one = random.pick(calendars);
  const lengths = random.chance(50) ? WITHIN.short : WITHIN.long;
  const target = (when: PlainTarget['when']): PlainTarget => ({
    measure,
    ...(when === undefined ? {} : { when }),
    within: random.pick(lengths),
    calendar: report.cutOff === undefined ? random.pick(calendars) : one,
    ...(random.chance(30) ? { warnAt: random.pick([['50%'], ['50%', '90%'], ['80%', '100%']]) } : {}),
    ...(random.chance(25) ? { pausable: random.chance(50) } : {}),
    rules: { ...report, ...(random.chance(30) ? drawPauseRules(random) : {}) },
  });
  const targets: Record<string, PlainTarget> = {};
  for (const priority of random.some(['P1', 'P2', 'P3'], 85))
    targets[`${priority.toLowerCase()}-${measure.toLowerCase()}`] = target({ priority: [priority] });
  if (random.chance(25))
    targets[`mail-${measure.toLowerCase()}`] = target({ priority: ['P1', 'P3'], service: ['mail'] });
  if (random.chance(10)) targets[`net-${measure.toLowerCase()}`] = target({ team: ['net'] });
  if (random.chance(10)) targets[`vip-${measure.toLowerCase()}`] = target({ tag: ['vip'], priority: ['P2'] });
  if (random.chance(20)) targets[`any-${measure.toLowerCase()}`] = target(undefined);
  return targets;
}

export function drawAgreement(random: Random, setting: Setting): PlainAgreement {
  const calendars = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, drawCalendar(random, setting)]));
  const measures = random.shuffle(MEASURES).slice(0, 2 + random.below(4));
  const targets = Object.assign({}, ...measures.map((m) => drawTargets(random, m, Object.keys(calendars))));
  return {
    leeway: 1,
    kind: 'sla',
    id: 'world',
    version: 1,
    title: 'World',
    language: 'en',
    timeZone: setting.zone,
    effective: '1980-01-01',
    term: { from: '1980-01-01' },
    parties: { provider: { name: 'Provider' }, customer: { id: 'acme', name: 'Acme' } },
    calendars,
    services: { mail: { title: 'Mail' }, web: { title: 'Web' } },
    priorities: { P1: { title: 'P1' }, P2: { title: 'P2' }, P3: { title: 'P3' } },
    targets,
    rules: drawRules(random),
  };
}
