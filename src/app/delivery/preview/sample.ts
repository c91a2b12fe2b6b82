import { type Agreement, isClockMeasure, type Target } from '../../../core/agreement/index.ts';
import type { AlertKind } from '../../../core/alert/index.ts';
import { HOUR_MS, type Instant } from '../../../core/time/index.ts';
import { aboutRow, BLANK_ALERT } from '../../alerts/blank-alert.ts';
import type { LiveRoster } from '../../live/roster.ts';
import type { AlertRow, Store } from '../../ports/index.ts';
import { notFound, type Refusal } from '../../refusal.ts';

/** What a preview tells of: an alert that was decided, a ticket, or what is said here; nothing: one is made up. */
export interface SampleAsked {
  readonly alert?: string | undefined;
  readonly ticket?: string | undefined;
  readonly kind?: AlertKind | undefined;
  readonly customer?: string | null | undefined;
  readonly service?: string | null | undefined;
  readonly team?: string | null | undefined;
  readonly priority?: string | null | undefined;
  readonly assignee?: string | null | undefined;
  readonly source?: string | null | undefined;
  /** Millionths of the allowance. */
  readonly thresholdPpm?: number | undefined;
}

const SHARE_PPM = 750_000;
/** As long before it is due as a sample is told. */
const LEFT_MS = HOUR_MS;

/** The alert that a preview tells of, as of an instant. Refused: `notFound` for an alert or a ticket nobody knows. */
export async function sampleAlert(
  { alert, ticket, ...given }: SampleAsked,
  store: Store,
  { agreements }: LiveRoster,
  at: Instant,
): Promise<AlertRow | Refusal> {
  const kept = alert === undefined ? null : await store.alert(alert);
  if (alert !== undefined && kept === null) return notFound(`L’alerte ${alert}`, `Alert ${alert}`);
  const found = ticket === undefined ? null : await store.ticket(ticket);
  if (ticket !== undefined && found === null) return notFound(`Le ticket ${ticket}`, `Ticket ${ticket}`);
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const made = { ...standing(at), kind: 'threshold', at, thresholdPpm: SHARE_PPM } as const;
  if (kept !== null) return { ...kept, ...known, endedAt: null };
  if (found !== null) {
    const clock = found.clocks.find(({ state }) => state === 'running') ?? found.clocks[0];
    if (clock === undefined)
      return { ...BLANK_ALERT, ...made, key: ticketKey(ticket), ticket: ticket ?? null, ...known };
    const about = aboutRow({ clock, ticket: found.ticket });
    return { ...made, ...about, key: ticketKey(ticket), bundle: null, thresholdPpm: SHARE_PPM, ...known };
  }
  return { ...BLANK_ALERT, ...made, ...madeUp(agreements, at), ...known };
}

const ticketKey = (ticket: string | undefined) => `preview ${ticket}`;

function standing(at: Instant) {
  return {
    standing: 'new',
    decidedAt: at,
    dispatchedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    endedAt: null,
  } as const;
}

/** A ticket of the first agreement with a customer that promises something about tickets. */
function madeUp(agreements: readonly Agreement[], at: Instant) {
  const about = { key: 'preview', ticket: 'INC-1042', dueAt: at + LEFT_MS, cycle: 1 };
  const isTimed = ({ measure }: Target) => isClockMeasure(measure);
  const agreement = agreements.find(({ kind, targets }) => kind === 'sla' && targets.some(isTimed));
  const target = agreement?.targets.find(isTimed);
  if (agreement === undefined || target === undefined) return { ...about, measure: 'resolution' };
  return {
    ...about,
    agreement: agreement.id,
    customer: agreement.customer?.id ?? null,
    measure: target.measure,
    target: target.id,
    service: target.when.service?.[0] ?? Object.keys(agreement.services)[0] ?? null,
    priority: target.when.priority?.[0] ?? Object.keys(agreement.priorities)[0] ?? null,
    details: { version: agreement.version },
  };
}
