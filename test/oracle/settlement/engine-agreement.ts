// A world's agreement in the engine's words.
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
  type Target,
} from '../../../src/core/agreement/index.ts';
import { ALWAYS } from '../../../src/core/calendar/index.ts';
import {
  type Base,
  type Cap,
  type Due,
  type Formula,
  startOf,
  type World,
  type WorldBonus,
  type WorldRemedy,
  type WorldTarget,
} from './world.ts';

export const euros = (cents: number) => ({ amountMinor: cents, currency: 'EUR' });
const dueOf = (due: Due): EngineDue =>
  'cents' in due ? { kind: 'amount', amount: euros(due.cents) } : { kind: 'share', sharePpm: due.share };
const baseOf = (base: Base): AmountBase =>
  typeof base === 'string' ? { kind: base } : { kind: 'lines', lines: base.lines };
const capOf = (cap: Cap): CapTerms =>
  'cents' in cap
    ? { kind: 'amount', amount: euros(cap.cents) }
    : { kind: 'share', sharePpm: cap.share, of: baseOf(cap.of) };
export const monthText = (world: World, month: number) => new Date(startOf(world, month)).toISOString().slice(0, 7);
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

const BOTH = { fr: 'Accord', en: 'Agreement' };
const PRIORITY = { title: BOTH, description: null, examples: [] };

/** What every world's agreement says, whatever is owed. */
const PLAIN: Pick<Agreement, Exclude<keyof Agreement, OfWorld>> = {
  id: 'w',
  version: 1,
  ref: 'w@1',
  kind: 'sla',
  title: BOTH,
  basis: 'customer',
  adherents: [],
  extends: null,
  language: 'en',
  timeZone: 'UTC',
  endsAt: null,
  parties: {},
  customer: null,
  contacts: {},
  escalation: [],
  calendars: {},
  services: {},
  priorities: { P1: PRIORITY, P2: PRIORITY },
  priorityMatrix: null,
  rules: DEFAULT_RULES,
  levels: [],
  assignments: [],
  governance: NO_GOVERNANCE,
  clauses: {},
  internal: null,
};
type OfWorld = 'effectiveFrom' | 'effectiveAt' | 'term' | 'targets' | 'commercial';

/** The agreement of a world. */
export function agreementOf(world: World): Agreement {
  const from = `${monthText(world, 0)}-01`;
  const { term } = world;
  const to = term === null ? null : new Date(startOf(world, term) - 86_400_000).toISOString().slice(0, 10);
  const renewFor = { unit: 'mo', count: world.renewal } as const;
  return {
    ...PLAIN,
    effectiveFrom: from,
    effectiveAt: startOf(world, 0),
    term: { from, to, renewal: 'tacit', renewFor, notice: null, reviewEvery: null },
    targets: world.targets.map(targetOf),
    commercial: commercialOf(world),
  };
}

function commercialOf(world: World): Agreement['commercial'] {
  return {
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
  };
}
