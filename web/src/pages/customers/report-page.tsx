import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../kit/feedback/banner.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../kit/feedback/skeleton.tsx';
import { TextLink } from '../../kit/layout/links.tsx';
import { useFormat } from '../../words/format.ts';
import { currentLang } from '../../words/i18n.ts';
import { ReportFrame } from './report/report-frame.tsx';
import { askIssued, type IssuedText } from './report/report-queries.ts';
import { ReportSheet } from './report/report-sheet.tsx';
import { usePersonName } from './use-person-name.ts';

const route = getRouteApi('/shell/customers/$customer/reports/$month/$number');

/** A report that was issued: it stays as it was read. */
export function ReportPage() {
  const { t } = useTranslation('report');
  const format = useFormat();
  const { customer, month, number } = route.useParams();
  const { in: lang = currentLang() } = route.useSearch();
  const query = useQuery(askIssued({ customer, month }, Number(number), lang));
  const found = query.data;
  return (
    <ReportFrame
      customer={customer}
      name={found?.report.name ?? customer}
      lang={lang}
      isReady={found !== undefined}
      windowTitle={t('sheet.title', { name: found?.report.name ?? customer, month: format.month(month) })}
      notice={found && !found.isLast && <Superseded customer={customer} />}
    >
      <QueryState query={query} skeleton={<SkeletonCards cards={3} />}>
        {(issued) => <ReportSheet report={issued.report} standing={<Standing issued={issued} />} />}
      </QueryState>
    </ReportFrame>
  );
}

function Superseded({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('report');
  const link = (
    <TextLink to="/customers/$customer" params={{ customer }} search={{ view: 'reports' }}>
      {t('notice.toAll')}
    </TextLink>
  );
  return (
    <Banner tone="soon" title={t('notice.superseded')} action={link}>
      {t('notice.supersededLead')}
    </Banner>
  );
}

/** Which number was issued when and by whom; the beginning of its seal, by which a copy is told from it. */
function Standing({ issued }: { readonly issued: IssuedText }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const name = usePersonName(issued.issuedBy);
  const told = {
    number: issued.number,
    at: format.dayAndTime(issued.issuedAt, issued.report.timeZone, true),
    seal: issued.hash.slice(0, 12),
  };
  return <>{name === null ? t('standing.issued', told) : t('standing.issuedBy', { ...told, name })}</>;
}
