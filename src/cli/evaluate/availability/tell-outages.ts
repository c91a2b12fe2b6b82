import type { Availability, OutageAccount } from '../../../core/availability/index.ts';
import { shareText } from '../../../core/report/index.ts';
import { dayMoment } from '../../format/moment.ts';
import { percent } from '../../format/number.ts';
import { visible, wrap } from '../../print/width.ts';
import type { Session } from '../../world.ts';
import { glance, spanWords, wholeMs } from './lengths.ts';

/** Shown one by one: those that count most, in the order of time. */
const SHOWN = 6;

/** Each outage with its span, how much of it counts, and why the rest does not. */
export function tellOutages(row: Availability, session: Session): string[] {
  const { outages } = row;
  const weightiest = outages.toSorted((a, b) => wholeMs(b.countedMs) - wholeMs(a.countedMs)).slice(0, SHOWN);
  const shown = outages.filter((one) => weightiest.includes(one));
  const lines = shown.flatMap((one) => tellOutage(one, row.version.timeZone, session));
  if (shown.length < outages.length)
    lines.push(session.paint.dim(session.say.availability.moreOutages(outages.length - shown.length)));
  return lines;
}

function tellOutage(outage: OutageAccount, zone: string, session: Session): string[] {
  const { say, lang, paint, width } = session;
  const words = say.availability;
  const counted = wholeMs(outage.countedMs);
  const rest = restOf(outage, session);
  const partly = outage.weight.part !== outage.weight.whole && counted > 0;
  const parts = [
    spanWords({ from: outage.observedFrom, to: outage.to }, zone, session),
    counted > 0 ? words.counted(glance(counted, session)) : words.notCounted(),
    ...(partly ? [words.weight(percent(shareText(outage.weight), lang))] : []),
    ...(outage.from === outage.observedFrom ? [] : [words.fromReport(dayMoment(outage.from, zone, lang))]),
    ...(rest.length === 0 ? [] : [counted > 0 ? words.because(rest.join(', ')) : rest.join(', ')]),
    visible(outage.id),
  ];
  const [first = '', ...more] = wrap(parts.join(' · '), width - 8, '  ').split('\n');
  const sign = counted > 0 ? paint.bad('✗') : paint.dim('–');
  return [`${sign} ${first}`, ...more];
}

/** Why what does not count of an outage does not. */
function restOf(outage: OutageAccount, session: Session): string[] {
  const { rest, setAside } = session.say.availability;
  const said = (ms: number, words: (text: string) => string) => (ms > 0 ? [words(glance(ms, session))] : []);
  return [
    ...said(outage.maintenanceMs, rest.maintenance),
    ...said(outage.excludedMs, rest.excluded),
    ...said(outage.outsideHoursMs, rest.outsideHours),
    ...said(outage.overlappedMs, rest.overlapped),
    ...(outage.setAside === null ? [] : [setAside[outage.setAside] ?? outage.setAside]),
  ];
}
