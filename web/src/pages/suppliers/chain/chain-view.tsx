import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { AgreementChoice } from '../../../app/choices/agreement-choice.tsx';
import { ComboBox } from '../../../kit/controls/combo-box.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonCards } from '../../../kit/feedback/skeleton.tsx';
import { ChainCard } from './chain-card.tsx';

const route = getRouteApi('/shell/suppliers');
const IN_FORCE = ['inForce'] as const;

/** What stands under our promises to a customer, or under one agreement, down to suppliers. */
export function ChainView() {
  const { t } = useTranslation('suppliers');
  const { values, set } = useFilters(route);
  const customers = useQuery(ask('/api/v1/customers'));
  const withAgreement = customers.data?.items.filter(({ agreements: own }) => own.length > 0) ?? [];
  return (
    <>
      <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <ComboBox
          label={t('chain.customer')}
          value={values.customer ?? null}
          onChange={(customer) => set({ customer: customer ?? undefined, agreement: undefined })}
          options={withAgreement.map(({ customer, name }) => ({ value: customer, label: name }))}
          isLoading={customers.isPending}
        />
        <AgreementChoice
          label={t('chain.agreement')}
          value={values.agreement ?? null}
          onChange={(next) => set({ agreement: next?.agreement, customer: undefined })}
          state={IN_FORCE}
        />
      </div>
      <Chain customer={values.customer} agreement={values.agreement} />
    </>
  );
}

interface ChainProps {
  readonly customer: string | undefined;
  readonly agreement: string | undefined;
}

function Chain({ customer, agreement }: ChainProps) {
  const { t, i18n } = useTranslation('suppliers');
  const lang = i18n.language === 'fr' ? 'fr' : 'en';
  const isChosen = customer !== undefined || agreement !== undefined;
  const query = useQuery({
    ...ask('/api/v1/promise-chain', {
      query: { lang, ...(customer === undefined ? { agreement: agreement ?? '' } : { customer }) },
    }),
    enabled: isChosen,
  });
  if (!isChosen) return <EmptyState title={t('chain.choose')}>{t('chain.chooseLead')}</EmptyState>;
  const isEmpty = ({ nodes, rings }: Schemas['PromiseChain']) => nodes.length === 0 && rings.length === 0;
  return (
    <QueryState
      query={query}
      skeleton={<SkeletonCards cards={1} />}
      isEmpty={isEmpty}
      empty={<EmptyState title={t('chain.empty')}>{t('chain.emptyLead')}</EmptyState>}
    >
      {(chain) => <ChainCard chain={chain} />}
    </QueryState>
  );
}
