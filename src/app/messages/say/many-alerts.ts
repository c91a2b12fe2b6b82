import type { MessageRow } from '../../ports/index.ts';
import { detailsOf, messageDetailsOf } from '../details.ts';
import { plainLine } from '../plain-line.ts';
import type { Tone } from '../wording.ts';
import type { Said } from './one-alert.ts';
import { type Alert, isLate, serviceName, type Teller } from './told.ts';

type About = Pick<MessageRow, 'about' | 'bundle' | 'details' | 'alerts'>;

/** How many commitments or alerts a message tells of in all, those that are not listed too. */
export function countOf(message: About, alerts: readonly Alert[]): number {
  const { count } = messageDetailsOf(message.details);
  return Math.max(count ?? 0, message.alerts, alerts.length);
}

/** Many alerts in one message: what they have in common, and when the first of them is due. */
export function manySaid(message: About, alerts: readonly Alert[], teller: Teller): Said {
  const { words } = teller;
  const count = countOf(message, alerts);
  const base = {
    tone: toneOf(alerts, teller),
    about: firstDue(message, alerts, teller) ?? '',
    facts: [],
    sentences: [],
  };
  if (message.about === 'ended') {
    return { ...base, tone: 'good', headline: words.manyOver(count), about: '', sentences: [words.overMeans] };
  }
  if (message.about === 'digest') return { ...base, headline: words.digest(count) };
  if (message.bundle === 'flood') return { ...base, headline: words.flood(count), sentences: [words.floodMeans] };
  const told = Math.max(message.alerts, alerts.length);
  if (isAll(alerts, 'queue')) return { ...base, headline: words.manyQueue(told) };
  const closesAt = detailsOf(alerts[0] as Alert).closesAt;
  if (isAll(alerts, 'closingTime') && closesAt !== undefined) {
    return { ...base, headline: `${words.beforeClosing(teller.when.near(closesAt))}, ${words.commitments(told)}` };
  }
  const common = commonSaid(message, alerts, teller);
  if (common !== null) return { ...base, ...common };
  const allMissed = alerts.every((alert) => isLate(alert, teller));
  return { ...base, headline: allMissed ? words.allMissed(told) : words.alerts(told) };
}

function isAll(alerts: readonly Alert[], kind: Alert['kind']): boolean {
  return alerts.length > 0 && alerts.every((alert) => alert.kind === kind);
}

/** Commitments that one outage, or one ticket, holds up; null: they have nothing in common. */
function commonSaid(message: About, alerts: readonly Alert[], teller: Teller) {
  const { words, context } = teller;
  const bundle = bundleOf(alerts);
  const isOutage = bundle?.kind === 'outage';
  if (bundle === null || !(isOutage || bundle.kind === 'tied')) return null;
  const missed = isAll(alerts, 'breach');
  if (!missed && !isAll(alerts, 'threshold')) return null;
  const inAll = countOf(message, alerts);
  const told = Math.max(message.alerts, alerts.length);
  // A customer may have no way to look.
  const together = [words.together, ...(context.audience === 'customer' ? [] : [words.laterToo])];
  if (!isOutage) {
    const ticket = plainLine(bundle.name, 60);
    const headline = missed ? words.tiedMissed(told, ticket) : words.tied(inAll, ticket);
    return { headline, sentences: together, ...(missed ? {} : { inAll }) };
  }
  const service = serviceName(bundle.name, alerts[0] ?? null, teller);
  const open = missed && inAll > told ? [words.openInAll(inAll)] : [];
  const headline = missed ? words.ofServiceMissed(told, service) : words.ofService(inAll, service);
  return { headline, sentences: [words.outage, ...open, ...together], ...(missed ? {} : { inAll }) };
}

/** What all of them hang on, where it is one thing; null: on several, or none. */
function bundleOf(alerts: readonly Alert[]): { readonly kind: string; readonly name: string } | null {
  const bundle = alerts[0]?.bundle ?? null;
  const colon = bundle?.indexOf(':') ?? -1;
  if (bundle === null || colon < 0 || alerts.some((alert) => alert.bundle !== bundle)) return null;
  return { kind: bundle.slice(0, colon), name: bundle.slice(colon + 1) };
}

function firstDue(message: About, alerts: readonly Alert[], { words, when, context }: Teller): string | null {
  const { firstDueAt } = messageDetailsOf(message.details);
  const known = alerts.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  const first = Math.min(...known, firstDueAt ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) return null;
  return first < context.at ? words.firstWas(when.near(first)) : words.first(when.near(first));
}

const CLOCKS: ReadonlySet<Alert['kind']> = new Set(['threshold', 'closingTime', 'queue']);
const LATE: ReadonlySet<Alert['kind']> = new Set(['missesOut', 'burn', 'silentSource', 'delivery']);

function toneOf(alerts: readonly Alert[], teller: Teller): Tone {
  if (alerts.some((alert) => isLate(alert, teller) || LATE.has(alert.kind))) return 'late';
  return alerts.some(({ kind }) => CLOCKS.has(kind)) ? 'soon' : 'plain';
}
