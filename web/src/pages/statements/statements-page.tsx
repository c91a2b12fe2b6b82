import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/server-time.ts';
import { useSelf } from '../../api/session.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { monthIn, monthsFrom } from '../../kit/time/months.ts';
import { IssuedList } from './list/issued-list.tsx';
import { ListChoice } from './list/list-choice.tsx';
import { OfAgreement } from './list/of-agreement.tsx';
import { OfMonth } from './list/of-month.tsx';

const route = getRouteApi('/shell/statements');

/** What is issued and what could be, by month or by agreement; a customer's people see what was issued to them. */
export function StatementsPage() {
  const { t } = useTranslation('statements');
  return (
    <OnlyFor scope="statements:read" title={t('title')}>
      <Months />
    </OnlyFor>
  );
}

function Months() {
  const { t } = useTranslation('statements');
  const self = useSelf();
  const search = route.useSearch();
  if (self.customer !== null) {
    return (
      <Page title={t('title')} lead={t('leadCustomer')}>
        <IssuedList />
      </Page>
    );
  }
  const running = monthIn(serverNow(), self.timeZone);
  const month = search.month ?? monthsFrom(running, -1);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ListChoice month={month} agreement={search.agreement ?? ''} running={running} />
      {search.agreement === undefined ? <OfMonth month={month} /> : <OfAgreement agreement={search.agreement} />}
    </Page>
  );
}
