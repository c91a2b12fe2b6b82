import type { Availability, BurnRate } from '../../../core/availability/index.ts';
import { decimalText } from '../../../core/report/index.ts';
import { dayMoment, localDay } from '../../format/moment.ts';
import { decimal } from '../../format/number.ts';
import { visible, wrap } from '../../print/width.ts';
import type { Session } from '../../world.ts';
import { glance, lengthOfAll, spanWords } from './lengths.ts';

/** So many notes of a kind; a year of weekly windows is not told window by window. */
const MOST = 4;

/** Burn rates that warn, when the downtime left runs out, and what was meant to take time off and did not. */
export function tellNotes(row: Availability, session: Session): string[] {
  const { say, lang, paint, width } = session;
  const words = say.availability;
  const burning = (row.burn ?? []).find((rate) => rate.burning);
  const loud = [
    ...(burning === undefined ? [] : [burnWords(burning, session)]),
    ...(row.exhaustedOn === null ? [] : [words.exhausted(localDay(row.exhaustedOn, lang))]),
  ];
  const quiet = [
    ...row.maintenances.flatMap((one) => maintenanceWords(one, row, session)).slice(0, MOST),
    ...row.exclusions.map((one) => exclusionWords(one, row, session)).slice(0, MOST),
    ...(row.waterfall.silencedMs > 0 ? [words.silenced(glance(row.waterfall.silencedMs, session))] : []),
  ];
  const inLines = (text: string) => wrap(text, width - 6, '  ').split('\n');
  return [
    ...loud.flatMap((text) => inLines(`! ${text}`)).map(paint.warn),
    ...quiet.flatMap((text) => inLines(`– ${text}`)).map(paint.dim),
  ];
}

function burnWords({ speed, longMs, shortMs, long }: BurnRate, { say, lang }: Session): string {
  const words = say.availability;
  const rate = long === null ? '' : decimal(Number(decimalText(long, 1)), 1, lang);
  return words.burning(words.speeds[speed] ?? speed, say.time(longMs / 1000), say.time(shortMs / 1000), rate);
}

/** Why a planned maintenance takes no time off, or less than it was announced for. */
function maintenanceWords(
  { fact, spans, because }: Availability['maintenances'][number],
  { version, target }: Availability,
  session: Session,
): string[] {
  const words = session.say.availability;
  const span = spanWords(fact, version.timeZone, session);
  switch (because) {
    case null:
      return [];
    case 'late': {
      const notice = session.say.time(target.rules.maintenance.noticeMs / 1000);
      return [words.late(span, dayMoment(fact.announcedAt, version.timeZone, session.lang), notice)];
    }
    case 'calledOff':
      return [words.calledOff(span)];
    case 'beyondCap':
      return [words.beyondCap(span, glance(lengthOfAll(spans), session))];
  }
}

/** Time granted as not counting: why, on what evidence, by whom; or that the agreement does not have its reason. */
function exclusionWords(
  { fact, agreed }: Availability['exclusions'][number],
  { version }: Availability,
  session: Session,
): string {
  const words = session.say.availability;
  const span = spanWords(fact, version.timeZone, session);
  const reason = words.reasons[fact.reason] ?? visible(fact.reason);
  if (!agreed) return words.notAgreed(span, reason);
  return words.granted(span, reason, visible(fact.evidence), visible(fact.approver));
}
