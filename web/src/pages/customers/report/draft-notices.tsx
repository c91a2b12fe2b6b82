import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../app/shares.ts';
import { Banner } from '../../../kit/feedback/banner.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import type { DraftChange } from './draft-changes.ts';
import type { Draft } from './report-queries.ts';

interface DraftNoticesProps {
  readonly draft: Draft;
  /** What became different since it was read; null: nothing was asked again. */
  readonly changes: readonly DraftChange[] | null;
}

/** How a draft stands: that its month runs, that it was issued already, that it changed while it was read. */
export function DraftNotices({ draft, changes }: DraftNoticesProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { over, overAt, issued, isIssued, customer, month, report } = draft;
  const link = issued !== null && (
    <TextLink to="/customers/$customer/reports/$month/$number" params={{ customer, month, number: String(issued) }}>
      {t('notice.openIssued', { number: issued })}
    </TextLink>
  );
  return (
    <>
      {changes !== null && <Changed changes={changes} />}
      {!over && (
        <Banner title={t('notice.runs', { month: format.monthTitle(month) })}>
          {t('notice.runsLead', { at: format.dayAndTime(overAt, report.timeZone) })}
        </Banner>
      )}
      {over && issued === null && changes === null && (
        <Banner title={t('notice.draft')}>{t('notice.draftLead')}</Banner>
      )}
      {issued !== null && isIssued && (
        <Banner title={t('notice.same', { number: issued })} action={link}>
          {t('notice.sameLead')}
        </Banner>
      )}
      {issued !== null && !isIssued && (
        <Banner tone="soon" title={t('notice.learned', { number: issued })} action={link}>
          {t('notice.learnedLead', { next: issued + 1 })}
        </Banner>
      )}
    </>
  );
}

function Changed({ changes }: { readonly changes: readonly DraftChange[] }) {
  const { t } = useTranslation('report');
  return (
    <section
      role="alert"
      aria-label={t('changed.title')}
      className="rounded-lg border border-soon bg-soon-soft px-5 py-4"
    >
      <p className="font-semibold">{t('changed.title')}</p>
      <p className="text-ink-soft">{t('changed.lead')}</p>
      <ul className="mt-2 list-disc pl-5">
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <ChangeWords change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeWords({ change }: { readonly change: DraftChange }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const share = (told: string | null) => {
    const known = shareOf(told);
    return known === null ? t('notMeasured') : format.percent(known, 4);
  };
  switch (change.kind) {
    case 'count':
      return t(`changed.count.${change.of}`, { was: format.number(change.was), is: format.number(change.is) });
    case 'missAdded':
    case 'missGone':
      return t(`changed.${change.kind}`, { ticket: change.ticket, title: change.title });
    case 'availability':
      return t('changed.availability', {
        service: change.service,
        was: share(change.was),
        is: share(change.is),
      });
    case 'corrections':
      return t('changed.corrections', { was: format.number(change.was), is: format.number(change.is) });
    case 'money':
      return t('changed.money', { title: change.title });
    case 'other':
      return t('changed.other');
  }
}
