import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../../kit/feedback/skeleton.tsx';
import { useFormat } from '../../../words/format.ts';
import { ClaimAmount } from './claim-amount.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import { ClaimDeadline, ClaimState } from './claim-state.tsx';

type Claim = Schemas['SupplierClaim'];

/** What can be claimed of a supplier, until when, and what was. */
export function ClaimsView({ supplier }: { readonly supplier: string }) {
  const { t, i18n } = useTranslation('suppliers');
  const lang = i18n.language === 'fr' ? 'fr' : 'en';
  const query = useQuery(ask('/api/v1/suppliers/{supplier}/claims', { path: { supplier }, query: { lang } }));
  const [noting, setNoting] = useState<Claim | null>(null);
  const columns = useColumns(setNoting);
  return (
    <QueryState
      query={query}
      skeleton={<Reckoning />}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('claims.none')}>{t('claims.noneLead')}</EmptyState>}
    >
      {({ items }) => (
        <>
          <DataTable
            caption={t('supplierView.claims')}
            columns={columns}
            rows={items}
            rowKey={({ agreement, remedy, month }) => `${agreement} ${remedy} ${month}`}
          />
          {noting !== null && <ClaimDialog supplier={supplier} claim={noting} onClose={() => setNoting(null)} />}
        </>
      )}
    </QueryState>
  );
}

/** All tickets are judged by the supplier's promises again: that takes a moment, and it is said. */
function Reckoning() {
  const { t } = useTranslation('suppliers');
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">{t('claims.reckoning')}</p>
      <SkeletonRows rows={4} />
    </div>
  );
}

function useColumns(onNote: (claim: Claim) => void): readonly Column<Claim>[] {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const mayNote = useMay()('statements:write');
  return [
    {
      key: 'what',
      head: t('claims.what'),
      isMain: true,
      cell: ({ title, month, running }) => (
        <span className="grid">
          <span>{title}</span>
          <span className="text-sm font-normal text-ink-soft">
            {running ? t('claims.running', { month: format.month(month) }) : format.month(month)}
          </span>
        </span>
      ),
    },
    { key: 'amount', head: t('claims.amount'), align: 'end', cell: (claim) => <ClaimAmount claim={claim} /> },
    { key: 'state', head: t('claims.state'), cell: (claim) => <ClaimState claim={claim} /> },
    { key: 'deadline', head: t('claims.deadline'), cell: (claim) => <ClaimDeadline claim={claim} /> },
    {
      key: 'act',
      head: t('claims.act'),
      isHeadHidden: true,
      align: 'end',
      cell: (claim) =>
        mayNote &&
        (claim.state === 'claimable' || claim.state === 'lapsed') && (
          <Button size="small" look={claim.state === 'lapsed' ? 'quiet' : 'plain'} onClick={() => onNote(claim)}>
            {t('claims.note')}
          </Button>
        ),
    },
  ];
}
