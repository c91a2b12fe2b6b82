import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Report } from '../report-queries.ts';
import { Part } from './part.tsx';

type Correction = Report['corrections'][number];

/** What earlier reports told and facts learned since have changed, each with the fact. */
export function Corrections({ report }: { readonly report: Report }) {
  const { t } = useTranslation('report');
  return (
    <Part title={t('corrections.title')}>
      {report.corrections.length === 0 ? (
        <p className="text-ink-soft">{t('corrections.none')}</p>
      ) : (
        <ul className="grid gap-2">
          {report.corrections.map((one) => (
            <li key={`${one.month} ${one.ticket} ${one.target} ${one.level ?? ''} ${one.measure} ${one.cycle}`}>
              <p>{one.sentence}</p>
              {one.because !== null && <Because because={one.because} timeZone={report.timeZone} />}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

interface BecauseProps {
  readonly because: NonNullable<Correction['because']>;
  readonly timeZone: string;
}

function Because({ because, timeZone }: BecauseProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <Disclosure summary={<span className="text-sm font-normal text-ink-soft">{t('corrections.fact')}</span>}>
      <p className="text-sm text-ink-soft wrap-anywhere">
        {t('corrections.because', {
          id: because.id,
          source: because.source,
          occurred: format.dayAndTime(because.occurredAt, timeZone),
          recorded: format.dayAndTime(because.recordedAt, timeZone),
        })}
      </p>
    </Disclosure>
  );
}
