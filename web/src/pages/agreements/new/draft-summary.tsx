import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Facts } from '../../../kit/layout/facts.tsx';
import { useFormat } from '../../../words/format.ts';
import { useTemplates } from './use-templates.ts';

type Summary = NonNullable<Schemas['DraftSummary']>;

/** What a text promises, in short. @param isStale what was written since can not be read */
export function DraftSummary({ summary, isStale }: { readonly summary: Summary | null; readonly isStale: boolean }) {
  const { t } = useTranslation('agreements');
  return (
    <section aria-label={t('summary.title')} className="grid min-w-0 gap-3">
      <h2 className="text-lg font-semibold">{t('summary.title')}</h2>
      {summary === null ? (
        <p className="text-ink-soft">{t('summary.none')}</p>
      ) : (
        <>
          {isStale && <p className="text-sm text-soon">{t('summary.stale')}</p>}
          <Head summary={summary} />
          <Promises promises={summary.promises} />
        </>
      )}
    </section>
  );
}

function Head({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const templates = useTemplates();
  const base = templates.data?.items.find(({ id }) => `templates/${id}` === summary.extends)?.title ?? summary.extends;
  const day = (date: string) => format.day(`${date}T12:00:00Z`, 'UTC', true);
  const { until, renews } = summary;
  const term =
    until === null ? t('summary.endless') : t(renews ? 'summary.renews' : 'summary.until', { day: day(until) });
  return (
    <Facts
      items={[
        { term: t('summary.agreement'), value: summary.title, hint: `${summary.agreement}@${summary.version}` },
        ...(summary.party === null ? [] : [{ term: t(`summary.party.${summary.kind}`), value: summary.party }]),
        { term: t('summary.effective'), value: day(summary.effective) },
        { term: t('summary.term'), value: term },
        ...(base === null ? [] : [{ term: t('summary.extends'), value: base }]),
        { term: t('summary.remedies'), value: format.number(summary.remedies) },
      ]}
    />
  );
}

function Promises({ promises }: Pick<Summary, 'promises'>) {
  const { t } = useTranslation('agreements');
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">{t('summary.promises', { count: promises.length })}</h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-[32rem] divide-y divide-line overflow-y-auto border-y border-line"
      >
        {promises.map(({ target, level, title, limit, hours, required }) => (
          <li key={`${target} ${level}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-1.5">
            <span className="font-medium wrap-anywhere">{title}</span>
            <span className="text-right font-semibold">{limit}</span>
            <span className="col-span-2 text-sm text-ink-soft">
              {required === null ? hours : t('summary.detail', { hours, required })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
