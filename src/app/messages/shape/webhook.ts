import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { AlertRow, MessageRow } from '../../ports/index.ts';
import type { WordingContext } from '../context.ts';
import { detailsOf } from '../details.ts';
import type { Wording } from '../wording.ts';

/** What a receiver is handed at most, in bytes. */
const LARGEST = 20_000;
/** Beside the alerts: what wraps them, and where the rest is. */
const WRAPPING = 1_500;

/** `alert.raised`, `alert.ended` or `test`, as Standard Webhooks shapes events. Ids, and no names of people. */
export function webhookEvent(
  message: Pick<MessageRow, 'id' | 'about' | 'alerts'>,
  alerts: readonly AlertRow[],
  wording: Wording,
  context: WordingContext,
): string {
  const type = message.about === 'test' ? 'test' : message.about === 'ended' ? 'alert.ended' : 'alert.raised';
  const shown: object[] = [];
  let bytes = WRAPPING + Buffer.byteLength(wording.subject) * 2;
  for (const alert of alerts) {
    const one = alertJson(alert, context);
    bytes += Buffer.byteLength(JSON.stringify(one)) + 1;
    if (bytes > LARGEST) break;
    shown.push(one);
  }
  const count = Math.max(message.alerts, alerts.length);
  const path = `/api/v1/deliveries/${message.id}`;
  const rest =
    count > shown.length ? { rest: { count: count - shown.length, url: `${context.baseUrl ?? ''}${path}` } } : {};
  const data = { message: message.id, summary: wording.subject, count, alerts: shown, ...rest };
  return JSON.stringify({ type, timestamp: formatInstant(context.at), data });
}

const time = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

function alertJson(alert: AlertRow, { audience }: WordingContext): object {
  const inside = audience === 'customer' ? {} : { team: alert.team, source: alert.source, bundle: alert.bundle };
  return {
    key: alert.key,
    kind: alert.kind,
    at: formatInstant(alert.at),
    decidedAt: formatInstant(alert.decidedAt),
    ticket: alert.ticket,
    customer: alert.customer,
    agreement: alert.agreement,
    target: alert.target,
    measure: alert.measure,
    cycle: alert.cycle,
    threshold: alert.thresholdPpm === null ? null : alert.thresholdPpm / 1_000_000,
    dueAt: time(alert.dueAt),
    service: alert.service,
    priority: alert.priority,
    ...inside,
    acknowledgedAt: time(alert.acknowledgedAt),
    endedAt: time(alert.endedAt),
    details: detailsJson(alert),
  };
}

const INSTANTS: ReadonlySet<string> = new Set(['closesAt', 'opensAt', 'reachedAt', 'since']);

function detailsJson(alert: AlertRow): object {
  const entries = Object.entries(detailsOf(alert)).map(([name, value]) => [
    name,
    INSTANTS.has(name) && typeof value === 'number' ? formatInstant(value) : value,
  ]);
  return Object.fromEntries(entries);
}
