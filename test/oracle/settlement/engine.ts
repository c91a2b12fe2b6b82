// A world put into the engine's words, and its answer put back into the world's.
import {
  type Agreement,
  type AmountBase,
  type Bonus,
  type CapTerms,
  DEFAULT_RULES,
  type Due as EngineDue,
  NO_COMMERCIAL,
  NO_GOVERNANCE,
  type Remedy,
  type RemedyFormula,
  rosterOf,
  type Target,
} from '../../../src/core/agreement/index.ts';
import { ALWAYS } from '../../../src/core/calendar/index.ts';
import type { Event } from '../../../src/core/event/index.ts';
import { ratio } from '../../../src/core/money/index.ts';
import { bonusesOf, type ChargesOf, creditsOf, type PeriodOutcome } from '../../../src/core/settlement/index.ts';
import type { Figure } from './oracle.ts';
import {
  type Base,
  type Cap,
  type Due,
  type Formula,
  startOf,
  type World,
  type WorldBonus,
  type WorldDecision,
  type WorldOutcome,
  type WorldRemedy,
  type WorldTarget,
} from './world.ts';

const euros = (cents: number) => ({ amountMinor: cents, currency: 'EUR' });
const dueOf = (due: Due): EngineDue =>
  'cents' in due ? { kind: 'amount', amount: euros(due.cents) } : { kind: 'share', sharePpm: due.share };
const baseOf = (base: Base): AmountBase =>
  typeof base === 'string' ? { kind: base } : { kind: 'lines', lines: base.lines };
const capOf = (cap: Cap): CapTerms =>
  'cents' in cap
    ? { kind: 'amount', amount: euros(cap.cents) }
    : { kind: 'share', sharePpm: cap.share, of: baseOf(cap.of) };
const monthText = (world: World, month: number) => new Date(startOf(world, month)).toISOString().slice(0, 7);
const monthOf = (world: World, text: string) =>
  (Number(text.slice(0, 4)) - world.year) * 12 + Number(text.slice(5, 7)) - 1 - world.firstMonth;

function formulaOf(formula: Formula): RemedyFormula {
  switch (formula.kind) {
    case 'tiers':
      return { kind: 'tiers', tiers: formula.tiers.map(({ below, due }) => ({ belowPpm: below, due: dueOf(due) })) };
    case 'serviceDays':
      return { kind: 'serviceDays', tiers: formula.tiers.map(({ below, days }) => ({ belowPpm: below, days })) };
    case 'perPeriod':
    case 'perBreach':
      return { kind: formula.kind, due: dueOf(formula.due) };
    case 'perUnit':
      return { kind: 'perUnit', eachMs: formula.each, due: dueOf(formula.due), started: formula.started };
    case 'proportional':
      return formula;
    case 'points': {
      const { each, seriousBelow, ...rest } = formula;
      return { ...rest, seriousBelowPpm: seriousBelow, perPoint: dueOf(each) };
    }
    case 'pool': {
      const { pool, allocation, atRisk } = formula;
      return { kind: 'pool', poolPpm: pool, allocationPpm: allocation, atRiskPpm: atRisk };
    }
    case 'lateDays':
      return { kind: 'lateDays', divisor: formula.divisor, ruleset: 'own' };
  }
}

function remedyOf(remedy: WorldRemedy): Remedy {
  const { formula, of, repeat, cap, deMinimis, claim, contest } = remedy;
  return {
    id: remedy.id,
    title: null,
    on: remedy.on,
    kind: formula.kind === 'serviceDays' ? 'serviceDays' : 'priceReduction',
    formula: formulaOf(formula),
    of: of === null ? null : baseOf(of),
    vatTreatment: 'priceReduction',
    repeat: repeat === null ? null : { times: repeat.times, withinPeriods: repeat.within },
    group: remedy.group,
    cap: cap === null ? null : capOf(cap),
    deMinimis: deMinimis === null ? null : euros(deMinimis),
    claim:
      claim === null
        ? null
        : { onRequest: true, within: claim.days === null ? null : { unit: 'd', count: claim.days }, channel: null },
    noticeRequired: remedy.notice,
    contestWithin: contest === null ? null : { unit: 'd', count: contest },
    silenceAccepts: remedy.silence,
    soleRemedy: null,
    countsTowardLiability: null,
    applied: 'nextInvoice',
    missingReportCounts: false,
    within: null,
  };
}

function bonusOf(bonus: WorldBonus): Bonus {
  return {
    id: bonus.id,
    title: null,
    on: bonus.on,
    tiers: bonus.tiers.map(({ from, due }) => ({ fromPpm: from, due: dueOf(due) })),
    linear: bonus.linear,
    of: bonus.of === null ? null : baseOf(bonus.of),
    cap: bonus.cap === null ? null : capOf(bonus.cap),
    unlessBreached: bonus.unless,
    approvedByCustomer: bonus.approval,
    vatTreatment: 'taxable',
    offset: false,
  };
}

function targetOf(target: WorldTarget, order: number): Target {
  const share = target.asks !== null && 'share' in target.asks ? target.asks.share : null;
  const isClock = target.measure === 'restoration';
  return {
    id: target.id,
    level: null,
    order,
    title: null,
    measure: target.measure,
    when: {},
    within: isClock ? { kind: 'service', ms: 14_400_000 } : null,
    calendarId: 'always',
    calendar: ALWAYS,
    requirement:
      !isClock || target.asks === null
        ? null
        : 'share' in target.asks
          ? { kind: 'attainment', requiredPpm: target.asks.share }
          : { kind: 'allow', misses: target.asks.misses },
    per: target.per === 3 ? 'quarter' : 'month',
    minimumSample: null,
    belowMinimum: { kind: 'exempt' },
    warnAtPpm: null,
    pausable: null,
    atLeastPpm: isClock ? null : share,
    outstandingPpm: target.outstanding,
    basis: { kind: 'time' },
    good: null,
    total: null,
    rules: DEFAULT_RULES,
  };
}

/** The agreement of a world. */
export function agreementOf(world: World): Agreement {
  const from = `${monthText(world, 0)}-01`;
  const lastDay =
    world.term === null ? null : new Date(startOf(world, world.term) - 86_400_000).toISOString().slice(0, 10);
  const both = { fr: 'Accord', en: 'Agreement' };
  return {
    id: 'w',
    version: 1,
    ref: 'w@1',
    kind: 'sla',
    title: both,
    basis: 'customer',
    adherents: [],
    extends: null,
    language: 'en',
    timeZone: 'UTC',
    effectiveFrom: from,
    effectiveAt: startOf(world, 0),
    endsAt: null,
    term: {
      from,
      to: lastDay,
      renewal: 'tacit',
      renewFor: { unit: 'mo', count: world.renewal },
      notice: null,
      reviewEvery: null,
    },
    parties: {},
    customer: null,
    contacts: {},
    escalation: [],
    calendars: {},
    services: {},
    priorities: {
      P1: { title: both, description: null, examples: [] },
      P2: { title: both, description: null, examples: [] },
    },
    priorityMatrix: null,
    targets: world.targets.map(targetOf),
    rules: DEFAULT_RULES,
    levels: [],
    assignments: [],
    commercial: {
      ...NO_COMMERCIAL,
      currency: 'EUR',
      remedies: world.remedies.map(remedyOf),
      caps: Object.fromEntries(Object.entries(world.caps).map(([window, cap]) => [window, capOf(cap)])),
      bonuses: world.bonuses.map(bonusOf),
      earnBack: world.earnBack.map(({ on, kind, count, of, portion }) => ({
        on,
        condition: { kind, count, of },
        portionPpm: portion,
      })),
    },
    governance: NO_GOVERNANCE,
    clauses: {},
    internal: null,
  };
}

function outcomeOf(world: World, outcome: WorldOutcome, version: Agreement): PeriodOutcome {
  const { reached, down } = outcome;
  return {
    version,
    target: version.targets.find(({ id }) => id === outcome.target) as Target,
    period: { from: startOf(world, outcome.from), to: startOf(world, outcome.to) },
    verdict: outcome.verdict,
    reached: reached === null ? null : ratio(reached[0], reached[1]),
    counted: outcome.counted,
    breaches: outcome.breaches.map(({ dueAt, ...breach }) => ({ ...breach, cycle: 1, dueAt, breachedAt: dueAt })),
    downtime:
      down === null
        ? null
        : { service: 's', downtimeMs: ratio(down.downMs), measuredMs: ratio(down.measuredMs), outages: [] },
  };
}

function chargesOf(world: World): ChargesOf {
  return (period) => {
    const month = monthOf(world, new Date(period.from).toISOString());
    const accruals = Object.entries(world.lines).map(([line, amounts]) => ({
      line,
      level: null,
      amount: euros(amounts[month] ?? 0),
    }));
    return { lines: [], accruals, annualValue: euros(world.annualValue) };
  };
}

const EVENT_TYPES = {
  notified: 'settlement.notified',
  contested: 'settlement.contested',
  accepted: 'settlement.accepted',
  invoiced: 'settlement.invoiced',
  claimed: 'remedy.claimed',
  noticed: 'notice.given',
  approved: 'bonus.approved',
} as const;

function eventOf(world: World, { type, at, month, item }: WorldDecision, place: number): Event {
  const bySubject = type === 'claimed' || type === 'approved';
  const key = type === 'noticed' ? 'remedy' : 'item';
  const named = item === null ? {} : { [key]: item };
  return {
    id: String(place).padStart(4, '0'),
    source: 'test',
    type: EVENT_TYPES[type],
    subject: bySubject ? (item as string) : 'w',
    occurredAt: at,
    recordedAt: at,
    sequence: null,
    data: {
      ...(bySubject ? { agreement: 'w' } : named),
      ...(month === null ? {} : { period: monthText(world, month) }),
    },
  } as unknown as Event;
}

/** What the engine says of a world, figures at nothing left out. */
export function byEngine(world: World): { readonly credits: readonly Figure[]; readonly bonuses: readonly Figure[] } {
  const version = agreementOf(world);
  const question = {
    versions: { id: 'w', kind: 'sla', versions: rosterOf([version]).all[0]?.versions ?? [] } as const,
    outcomes: world.outcomes.map((outcome) => outcomeOf(world, outcome, version)),
    charges: chargesOf(world),
    decisions: world.decisions.map((decision, place) => eventOf(world, decision, place)),
    asOf: world.asOf,
  };
  type Item = ReturnType<typeof creditsOf>[number] | ReturnType<typeof bonusesOf>[number];
  const figure = (item: Item): Figure => ({
    item: 'remedy' in item ? item.remedy : item.bonus,
    month: monthOf(world, item.month),
    from: monthOf(world, new Date(item.period.from).toISOString()),
    cents: item.amount.amountMinor,
    days: 'days' in item ? item.days : 0,
    state: item.state,
    payable: item.payable.amountMinor,
    pending: item.pending.amountMinor,
  });
  return {
    credits: creditsOf(question).map(figure).filter(isSomething),
    bonuses: bonusesOf(question).map(figure).filter(isSomething),
  };
}

export const isSomething = ({ cents, days }: Figure): boolean => cents > 0 || days > 0;
