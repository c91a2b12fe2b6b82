import { useTranslation } from 'react-i18next';
import type { Report } from '../report-queries.ts';
import { Part } from './part.tsx';

/** Where more was done than was promised. */
export function BetterList({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  if (report.better.length === 0) return null;
  return (
    <Part title={t('better.title')}>
      <ul className="gap-x-8 sm:columns-2 print:columns-2">
        {report.better.map(({ kind, agreement, target, sentence }) => (
          <li
            key={`${kind} ${agreement} ${target} ${sentence}`}
            className="flex break-inside-avoid gap-2 pb-1 print:pb-0.5"
          >
            <span aria-hidden="true" className="text-ink-faint">
              {'–'}
            </span>
            <span className="min-w-0">{sentence}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
