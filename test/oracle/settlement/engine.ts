// A world asked of the engine, and its answer put back into the world's words.
import { type Agreement, rosterOf, type Target } from '../../../src/core/agreement/index.ts';
import type { Event } from '../../../src/core/event/index.ts';
import { ratio } from '../../../src/core/money/index.ts';
import { bonusesOf, type ChargesOf, creditsOf, type PeriodOutcome } from '../../../src/core/settlement/index.ts';
import { agreementOf, euros, monthText } from './engine-agreement.ts';
import type { Figure } from './oracle.ts';
import { startOf, type World, type WorldDecision, type WorldOutcome } from './world.ts';

const monthOf = (world: World, text: string) =>
  (Number(text.slice(0, 4)) - world.year) * 12 + Number(text.slice(5, 7)) - 1 - world.firstMonth;

function outcomeOf(world: World, outcome: WorldOutcome, version: Agreement): PeriodOutcome {
  const { reached, down } = outcome;
  return {
    version,
    target: version.targets.find(({ id }) => id === outcome.target) as Target,
    period: { from: startOf(world, outcome.from), to: startOf(world, outcome.to) },
    verdict: outcome.verdict,
    reached: reached === null ? null : ratio(reached[0], reached[1]),
    counted: outcome.counted,
    broken: outcome.breaches.length,
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
