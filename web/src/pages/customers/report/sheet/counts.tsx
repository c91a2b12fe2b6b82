import { useTranslation } from 'react-i18next';
import { type State, StateShape } from '../../../../kit/feedback/state-mark.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Report } from '../report-queries.ts';

/** How many commitments of the month were kept, missed, excused, and are not decided yet. They sum to all. */
export function Counts({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { counts } = report;
  const { kept, missed, excused, open } = counts;
  const items: readonly (readonly [State, string, number, string | null])[] = [
    ['onTime', t('counts.kept'), kept, counts.all === 0 ? null : t('counts.share', { all: format.number(counts.all) })],
    ['late', t('counts.missed'), missed, missed === 0 ? null : t('counts.missedHint')],
    ['paused', t('counts.excused'), excused, excused === 0 ? null : t('counts.excusedHint')],
    ['unknown', t('counts.open'), open, open === 0 ? null : t('counts.openHint')],
  ];
  return (
    <dl data-figures className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 print:grid-cols-4">
      {items.map(([state, term, count, hint]) => (
        <div key={term} className="min-w-0">
          <dt className="flex items-center gap-1.5 text-ink-soft">
            <StateShape state={state} />
            {term}
          </dt>
          <dd>
            <span className="text-2xl font-semibold tracking-tight print:text-lg">{format.number(count)}</span>
            {hint !== null && <span className="block text-sm text-ink-soft">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
