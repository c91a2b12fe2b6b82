import { holidayName } from '../../core/calendar/index.ts';
import type { ReceiptSpan } from '../../core/clock/index.ts';
import { pauseReason } from '../../core/report/index.ts';
import { visible } from '../print/width.ts';
import type { Session } from '../world.ts';

/** The sign of a state in the bar over time. */
export const SIGNS: { readonly [state in ReceiptSpan['state']]: string } = {
  running: '▇',
  closedHours: '·',
  holiday: '╌',
  paused: '░',
  resolved: '┄',
};

/** The sign of days on which service and closed hours alternate, drawn together. */
export const DAYS_SIGN = '▚';

/** What a span is, with its reason, and in brackets the clause that made it so. */
export function spanWords(span: ReceiptSpan, session: Session): string {
  const { say } = session;
  const what = say.words.span[span.state] ?? span.state;
  const why = whyOf(span, session);
  return `${what}${why === null ? '' : `, ${why}`} [${visible(span.clause)}]`;
}

function whyOf(span: ReceiptSpan, { say, lang }: Session): string | null {
  if (span.state === 'holiday' && span.name !== null) return visible(holidayName(span.name, lang) ?? span.name);
  if (span.state !== 'paused') return span.name === null ? null : visible(span.name);
  const reason = visible(pauseReason(span.reason, lang));
  if (span.by === null) return reason;
  return `${reason}, ${say.words.by(visible(span.by))}`;
}
