import { countingAfter } from '../../../core/calendar/index.ts';
import { countingCalendar, type ReceiptSpan, receiptOf } from '../../../core/clock/index.ts';
import { clockJson, spanJson } from '../../../core/report/index.ts';
import { formatInstant, type Instant } from '../../../core/time/index.ts';
import type { Judged } from '../../../core/verdict/index.ts';
import { type Naming, targetLabel } from './labels.ts';

/** How a clock of one ticket is told. `nameOf`: what a person is called; null: nobody knows. */
export interface ClockTelling extends Naming {
  readonly receipts: boolean;
  readonly asOf: Instant;
  readonly nameOf: (id: string | null) => string | null;
}

/** A clock with what its promise is called, who excused it, and of each pause who made it and why. */
export function ticketClockJson(clock: Judged, telling: ClockTelling) {
  const { lang, receipts, forCustomer, nameOf } = telling;
  const told = clockJson(clock, { lang, receipts: false });
  return {
    ...told,
    agreementTitle: clock.version.title[lang],
    targetLabel: targetLabel(clock.target, clock.measure, lang),
    budgetSeconds: clock.budgetMs === null ? null : clock.budgetMs / 1_000,
    ...countingOf(clock, telling.asOf),
    excusedByName: forCustomer ? null : nameOf(told.excusedBy),
    receipt: receipts ? receiptOf(clock).map((span) => receiptSpanJson(span, telling)) : null,
  };
}

/** A clock that runs stands still outside the hours of its target. */
function countingOf(clock: Judged, asOf: Instant) {
  const isRunning = clock.state === 'running' || clock.state === 'closedHours';
  const hours = isRunning ? countingAfter(countingCalendar(clock.target), asOf) : null;
  const text = (at: Instant | null) => (at === null ? null : formatInstant(at));
  return { countsUntil: text(hours?.countsUntil ?? null), countsAgainAt: text(hours?.countsAgainAt ?? null) };
}

/** Everybody whom clocks name: who paused them, and who excused them. */
export function peopleIn(clocks: readonly Judged[], receipts: boolean): readonly string[] {
  const pausedBy = receipts ? clocks.flatMap((clock) => receiptOf(clock).flatMap(({ by }) => by ?? [])) : [];
  return [...new Set([...pausedBy, ...clocks.flatMap(({ excusal }) => excusal?.approver ?? [])])];
}

/** As people here are called by their id, which says nothing to a customer. */
const OF_OURS = /^[pt]-[0-9A-Za-z]{22}$/;

/** Who did something, as whoever asks may know. */
export function whoJson(id: string | null, { forCustomer, nameOf }: Pick<ClockTelling, 'forCustomer' | 'nameOf'>) {
  const by = forCustomer && id !== null && OF_OURS.test(id) ? null : id;
  return { by, byName: forCustomer ? null : nameOf(by) };
}

function receiptSpanJson(span: ReceiptSpan, telling: ClockTelling) {
  const { lang } = telling;
  const { by, byName } = whoJson(span.by, telling);
  return { ...spanJson({ ...span, by: byName ?? by }, lang), reason: span.reason, by, byName, clause: span.clause };
}
