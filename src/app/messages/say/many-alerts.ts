import type { MessageRow } from '../../ports/index.ts';
import { messageDetailsOf } from '../details.ts';
import type { Tone } from '../notice.ts';
import { plainLine } from '../plain-line.ts';
import type { Said } from './one-alert.ts';
import { type Alert, isLate, serviceName, type Teller } from './told.ts';

type About = Pick<MessageRow, 'about' | 'details' | 'alerts'>;

/** How many commitments or alerts a message tells of in all, those that are not listed too. */
export function countOf(message: About, alerts: readonly Alert[]): number {
  const { count } = messageDetailsOf(message.details);
  return Math.max(count ?? 0, message.alerts, alerts.length);
}

/** Many alerts in one message: what they have in common, and when the first of them is due. */
export function manySaid(message: About, alerts: readonly Alert[], teller: Teller): Said {
  const { words } = teller;
  const count = countOf(message, alerts);
  const due = firstDue(message, alerts, teller);
  const base = { tone: toneOf(alerts, teller), facts: [] };
  const first = due === null ? '' : due;
  if (message.about === 'ended') {
    return { ...base, tone: 'good', headline: words.manyOver(count), about: '', sentences: [words.overMeans] };
  }
  if (message.about === 'digest') return { ...base, headline: words.digest(count), about: first, sentences: [] };
  if (message.about === 'flood') {
    return { ...base, headline: words.flood(count), about: first, sentences: [words.floodMeans] };
  }
  const bundle = bundleOf(alerts);
  // A customer may have no way to look.
  const together = [words.together, ...(teller.context.audience === 'customer' ? [] : [words.laterToo])];
  if (bundle?.kind === 'outage') {
    const headline = words.ofService(count, serviceName(bundle.name, alerts[0] ?? null, teller));
    return { ...base, headline, about: first, sentences: [words.outage, ...together] };
  }
  if (bundle?.kind === 'tied') {
    const headline = words.tied(count, plainLine(bundle.name, 60));
    return { ...base, headline, about: first, sentences: together };
  }
  const allMissed = alerts.length > 0 && alerts.every((alert) => isLate(alert, teller));
  return { ...base, headline: allMissed ? words.allMissed(count) : words.alerts(count), about: first, sentences: [] };
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
