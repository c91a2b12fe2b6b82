import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useSelf } from '../../api/session.ts';
import { OnlyFor } from '../../app/shell/only-for.tsx';
import { IconButton } from '../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../kit/data/data-table.tsx';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { SkeletonRows } from '../../kit/feedback/skeleton.tsx';
import { IconPlus, IconTrash } from '../../kit/icons/icons.tsx';
import { Confirm } from '../../kit/layout/confirm.tsx';
import { ButtonLink, RowLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { RelativeDay } from '../../kit/time/relative-day.tsx';
import { useFormat } from '../../words/format.ts';
import { askedOf } from './asked.ts';
import { StateWord } from './state-word.tsx';
import { useDelete } from './use-delete.ts';
import { useTitle } from './use-title.ts';

type Head = Schemas['SimulationHead'];

const isUnderWay = ({ state }: Head) => state === 'queued' || state === 'running';

/** One's own simulations, and the way to ask for another. */
export function SimulationsPage() {
  const { t } = useTranslation('simulation');
  return (
    <OnlyFor scope="internals:read" title={t('title')}>
      <OwnSimulations />
    </OnlyFor>
  );
}

function OwnSimulations() {
  const { t } = useTranslation('simulation');
  const query = useQuery({
    ...ask('/api/v1/simulations'),
    // Asked again only while something may have moved on.
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2_000 : false),
  });
  const begin = (
    <ButtonLink look="main" icon={<IconPlus size={18} />} to="/simulation/new">
      {t('new')}
    </ButtonLink>
  );
  const empty = (
    <EmptyState title={t('empty.title')} action={begin}>
      {t('empty.lead')}
    </EmptyState>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={begin}>
      <QueryState query={query} isEmpty={({ items }) => items.length === 0} empty={empty}>
        {({ items }) => <Simulations items={items} />}
      </QueryState>
    </Page>
  );
}

function Simulations({ items }: { readonly items: readonly Head[] }) {
  const { t } = useTranslation('simulation');
  const [leaving, setLeaving] = useState<Head | null>(null);
  const drop = useDelete();
  const { titleOf, isComing } = useTitle(items);
  const columns = useColumns(titleOf, setLeaving);
  if (isComing) return <SkeletonRows rows={items.length} />;
  return (
    <>
      <DataTable caption={t('title')} columns={columns} rows={items} rowKey={(row) => row.simulation} />
      <p className="text-sm text-ink-soft">{t('kept')}</p>
      <Confirm
        title={t('delete.title')}
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        verb={t('delete.verb')}
        onConfirm={() => leaving && drop.mutateAsync(leaving.simulation)}
      >
        {leaving && t('delete.lead', { title: titleOf(leaving) })}
      </Confirm>
    </>
  );
}

function useColumns(titleOf: (head: Head) => string, onDelete: (head: Head) => void): readonly Column<Head>[] {
  const { t } = useTranslation('simulation');
  const { timeZone } = useSelf();
  return [
    {
      key: 'title',
      head: t('column.what'),
      isMain: true,
      cell: (row) => (
        <RowLink to="/simulation/$simulation" params={{ simulation: row.simulation }}>
          {titleOf(row)}
        </RowLink>
      ),
    },
    { key: 'past', head: t('column.past'), cell: (row) => <Past head={row} /> },
    { key: 'state', head: t('column.state'), cell: (row) => <StateWord state={row.state} /> },
    {
      key: 'asked',
      head: t('column.asked'),
      cell: (row) => <RelativeDay at={row.createdAt} timeZone={timeZone} withTime />,
    },
    {
      key: 'delete',
      head: t('delete.verb'),
      isHeadHidden: true,
      align: 'end',
      cell: (row) => (
        <span className="relative z-1 max-sm:-ml-2">
          <IconButton
            label={t('delete.of', { title: titleOf(row) })}
            icon={<IconTrash size={18} />}
            onClick={() => onDelete(row)}
          />
        </span>
      ),
    },
  ];
}

function Past({ head }: { readonly head: Head }) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const asked = askedOf(head);
  const [from, to] = [asked.from, asked.to].map((date) =>
    date === null || !/^\d{4}-\d\d-\d\d$/.test(date) ? date : format.day(`${date}T12:00:00Z`, 'UTC', true),
  ) as [string | null, string | null];
  if (from !== null && to !== null) return t('past.between', { from, to });
  if (from !== null) return t('past.since', { from });
  return to === null ? t('past.all') : t('past.until', { to });
}
