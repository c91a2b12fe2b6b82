import { ratio, type Step } from '../../money/index.ts';
import type { Span } from '../../time/index.ts';
import type { BilledItem, ChargedLine, ChargeNotice } from '../charge.ts';
import type { Quote } from '../fact/charge-facts.ts';
import { pricingOf, sumOf } from '../price/cycle-price.ts';
import { revisionsBy } from '../price/revision.ts';
import { exactly, priceOf } from '../price/unit-price.ts';
import { dayAt, daysOf, type Reign, reignAt } from '../reign.ts';
import { unitOf, type View } from '../view.ts';
import { type Allotted, exclusionOf, isTime } from '../work/allotment.ts';
import { agreedLines, commonVat, itemOf } from './agreed-lines.ts';
import { grouped } from './grouped.ts';
import { rounded } from './rounded.ts';
import { unitsOf } from './usage.ts';

/** The extras billed in a period, and quotes that could not be. */
interface Extras {
  readonly lines: readonly ChargedLine[];
  readonly notices: readonly ChargeNotice[];
}

/**
 * Extras out of the agreement, each with its ticket: the amount of a quote, or the line it names, or the price of the
 * exclusion by the piece, when the quote is accepted; the price of the exclusion by the hour or day for the work done.
 */
export function extrasOf(view: View, parts: readonly Allotted[], period: Span, currency: string): Extras {
  const quoted = view.facts.quotes.map((quote) => quotedExtra(view, quote, period, currency));
  return {
    lines: [
      ...quoted.flatMap((one) => (one !== null && 'amount' in one ? [one] : [])),
      ...workedExtras(view, parts, period, currency),
    ],
    notices: quoted.flatMap((one) => (one !== null && 'facts' in one ? [one] : [])),
  };
}

function quotedExtra(view: View, quote: Quote, period: Span, currency: string): ChargedLine | ChargeNotice | null {
  if (quote.at < period.from || quote.at >= period.to) return null;
  const say = (kind: ChargeNotice['kind']): ChargeNotice => {
    const facts = { ticket: quote.ticket };
    return { kind, agreement: view.versions.id, line: quote.line, at: quote.at, event: quote.event, facts };
  };
  const reign = reignAt(view.reigns, quote.at);
  if (reign === null) return say('outsideTerm');
  const title = { fr: `Devis accepté, ticket ${quote.ticket}`, en: `Accepted quote, ticket ${quote.ticket}` };
  if (quote.amount !== null) {
    if (quote.amount.currency !== currency) return say('otherCurrency');
    const { version } = reign;
    const item = { id: quote.ticket, title, clause: null };
    return extra(view, { reign, item, quote, currency, vatPpm: commonVat(version), discountPpm: 0 }, null);
  }
  if (quote.line !== null) return quotedLine(view, reign, quote, currency) ?? say('lineUnknown');
  const exclusion = exclusionOf(reign.version, [quote]);
  if (exclusion?.price == null || isTime(exclusion.price.unit)) return null;
  const first = view.facts.quotes.find(({ ticket, amount, line }) => ticket === quote.ticket && !amount && !line);
  if (first !== quote) return null;
  if (exclusion.price.amount.currency !== currency) return say('otherCurrency');
  const item = { id: exclusion.id, title: exclusion.title, clause: `services.excludes.${exclusion.id}` };
  const { amount } = exclusion.price;
  const base = { reign, item, quote, currency, vatPpm: commonVat(reign.version), discountPpm: 0 };
  return extra(view, base, { kind: 'fixed', unit: 'once', amount });
}

/** A line of the agreement sold by a quote; work quoted by the hour or day is billed as it is done. */
function quotedLine(view: View, reign: Reign, quote: Quote, currency: string): ChargedLine | undefined | null {
  const line = agreedLines(reign.version).find(({ id }) => id === quote.line);
  if (line === undefined || line.pricing.kind === 'passThrough') return undefined;
  if (isTime(unitOf(line))) return null;
  const { vatPpm, discountPpm } = line;
  return extra(view, { reign, item: itemOf(line), quote, currency, vatPpm, discountPpm }, pricingOf(line));
}

interface Base {
  readonly reign: Reign;
  readonly item: BilledItem;
  readonly quote: Quote;
  readonly currency: string;
  readonly vatPpm: number | null;
  readonly discountPpm: number;
}

/** What a quote comes to: its own amount, or its quantity at a price of the agreement. */
function extra(view: View, base: Base, pricing: Parameters<typeof priceOf>[0] | null): ChargedLine {
  const { reign, item, quote, currency, vatPpm, discountPpm } = base;
  const day = dayAt(reign.version.timeZone, quote.at);
  const revisions = view.revisions(reign.version);
  const times = revisionsBy(revisions, day);
  const units = ratio(pricing === null ? 1 : quote.quantity);
  const priced =
    pricing === null
      ? { minor: ratio(quote.amount?.amountMinor ?? 0), steps: [] }
      : priceOf(pricing, units, revisions, times, item.clause);
  const step: Step = {
    kind: 'quote',
    clause: item.clause,
    inputs: { ticket: { kind: 'name', name: quote.ticket }, units: { kind: 'number', number: units } },
    result: exactly(priced.minor, currency),
    evidence: [quote.event],
  };
  return rounded({
    version: reign.version,
    item,
    kind: 'extra',
    level: null,
    ticket: quote.ticket,
    days: { from: day, to: day + 1 },
    quantity: units,
    minor: priced.minor,
    currency,
    discountPpm,
    vatPpm,
    steps: [...priced.steps, step],
  });
}

/** Work at the price of an exclusion: one line for each ticket and version. */
function workedExtras(view: View, parts: readonly Allotted[], period: Span, currency: string): readonly ChargedLine[] {
  return view.reigns.flatMap((reign) => {
    const days = daysOf(reign.version.timeZone, period);
    const mine = parts.filter(
      (part) =>
        part.by === 'exclusion' &&
        part.reign === reign &&
        part.day >= days.from &&
        part.day < days.to &&
        part.exclusion?.price?.amount.currency === currency,
    );
    return [...grouped(mine, ({ work }) => work.ticket)].map(([ticket, group]) =>
      workedExtra(view, reign, ticket, group, currency),
    );
  });
}

function workedExtra(
  view: View,
  reign: Reign,
  ticket: string,
  parts: readonly Allotted[],
  currency: string,
): ChargedLine {
  const revisions = view.revisions(reign.version);
  const priced = parts.flatMap(({ exclusion, minutes, day, work }) => {
    if (exclusion?.price == null) return [];
    const { unit, amount } = exclusion.price;
    const pricing = { kind: 'fixed', unit: unit === 'day' ? 'day' : 'hour', amount } as const;
    const units = unitsOf(minutes, pricing);
    const clause = `services.excludes.${exclusion.id}`;
    const { minor, steps } = priceOf(pricing, units, revisions, revisionsBy(revisions, day), clause);
    const done: Step = {
      kind: 'work',
      clause,
      inputs: { minutes: { kind: 'number', number: minutes }, units: { kind: 'number', number: units } },
      result: exactly(minor, currency),
      evidence: [work.event],
    };
    return [{ exclusion, units, minor, steps: [...steps, done] }];
  });
  const { id, title } = (priced[0] as (typeof priced)[number]).exclusion;
  const dayNumbers = parts.map(({ day }) => day);
  return rounded({
    version: reign.version,
    item: { id, title, clause: `services.excludes.${id}` },
    kind: 'extra',
    level: null,
    ticket,
    days: { from: Math.min(...dayNumbers), to: Math.max(...dayNumbers) + 1 },
    quantity: sumOf(priced.map(({ units }) => units)),
    minor: sumOf(priced.map(({ minor }) => minor)),
    currency,
    discountPpm: 0,
    vatPpm: commonVat(reign.version),
    steps: priced.flatMap(({ steps }) => steps),
  });
}
