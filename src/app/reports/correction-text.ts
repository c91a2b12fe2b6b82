import { spokenMonth } from '../../core/report/index.ts';
import { dateOfDay, formatInstant, instantToLocal } from '../../core/time/index.ts';
import type { ReportTeller } from './broken-text.ts';
import type { Correction } from './corrections.ts';
import { REPORT_WORDS } from './words.ts';

/** What an earlier report told and later facts have changed, with the fact that did it. */
export function correctionText(
  { month, commitment, was, is, clock, because }: Correction,
  title: string,
  { lang, when }: ReportTeller,
  zone: string,
) {
  const { outcome: _is, ...name } = commitment;
  const words = REPORT_WORDS[lang];
  const dayOf = (at: number) => when.date(dateOfDay(instantToLocal(zone, at).dayNumber));
  const sentences = [
    words.correction(commitment.ticket, title, spokenMonth(month, lang), was, is),
    ...(because === null ? [] : [words.because(because.type, dayOf(because.recordedAt))]),
    ...(is !== 'excused' || !clock?.excusal ? [] : [words.neutralised(clock.excusal.approver, clock.excusal.reason)]),
  ];
  return {
    month,
    ...name,
    title,
    was,
    is,
    because:
      because === null
        ? null
        : {
            type: because.type,
            source: because.source,
            id: because.id,
            occurredAt: formatInstant(because.occurredAt),
            recordedAt: formatInstant(because.recordedAt),
          },
    sentence: sentences.join(' '),
    clause: `targets.${commitment.target}`,
  };
}
