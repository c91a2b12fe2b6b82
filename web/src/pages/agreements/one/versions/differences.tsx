import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.ts';
import type { Schemas } from '../../../../api/client.ts';
import { Select } from '../../../../kit/controls/select.tsx';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Badge } from '../../../../kit/feedback/badge.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../../kit/feedback/query-state.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { type ChangedTerm, changedTerms, type SaidLine } from './changed-terms.ts';

const route = getRouteApi('/shell/agreements/$agreement');

interface DifferencesProps {
  readonly agreement: string;
  readonly versions: readonly Schemas['AgreementVersion'][];
}

/** What moved between two versions, and for whom it is better. */
export function Differences({ agreement, versions }: DifferencesProps) {
  const { t, i18n } = useTranslation('agreements');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const numbers = versions.map(({ version }) => version);
  const to = search.to ?? numbers.at(-1) ?? 1;
  const from = search.from ?? numbers.findLast((number) => number < to) ?? numbers[0] ?? 1;
  const asked = ask('/api/v1/agreements/{agreement}/differences', { path: { agreement }, query: { from, to } });
  // Its sentences are in the language of the request.
  const query = useQuery({ ...asked, queryKey: [...asked.queryKey, i18n.language] as never });
  const options = numbers.map((version) => ({ value: String(version), label: t('list.version', { version }) }));
  const go = (patch: { readonly from?: number; readonly to?: number }) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false });
  return (
    <Section title={t('differences.title')} lead={t('differences.lead')}>
      <div className="mb-4 flex flex-wrap items-end gap-3 [&>*]:w-40">
        <Select
          label={t('differences.from')}
          value={String(from)}
          onChange={(one) => go({ from: Number(one) })}
          options={options}
        />
        <Select
          label={t('differences.to')}
          value={String(to)}
          onChange={(one) => go({ to: Number(one) })}
          options={options}
        />
      </div>
      <QueryState
        query={query}
        isEmpty={(difference) => changedTerms(difference).length === 0}
        empty={<EmptyState title={t('differences.none')} />}
      >
        {(difference) => <Changes terms={changedTerms(difference)} />}
      </QueryState>
    </Section>
  );
}

function Changes({ terms }: { readonly terms: readonly ChangedTerm[] }) {
  const { t } = useTranslation('agreements');
  const count = (direction: ChangedTerm['direction']) => terms.filter((term) => term.direction === direction).length;
  const columns: Column<ChangedTerm>[] = [
    { key: 'what', head: t('differences.what'), isMain: true, cell: (term) => <What term={term} /> },
    { key: 'before', head: t('differences.before'), cell: ({ saidBefore }) => <Said lines={saidBefore} /> },
    { key: 'after', head: t('differences.after'), cell: ({ saidAfter }) => <Said lines={saidAfter} /> },
    {
      key: 'direction',
      head: t('differences.better'),
      cell: ({ direction, because }) => (
        <span className="grid justify-items-end gap-0.5 sm:justify-items-start">
          <Badge>{t(`direction.${direction}`)}</Badge>
          <span className="text-sm text-ink-soft">{because}</span>
        </span>
      ),
    },
  ];
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        {t('differences.tally', {
          changes: t('differences.changes', { count: terms.length }),
          customer: count('customer'),
          provider: count('provider'),
          other: terms.length - count('customer') - count('provider'),
        })}
      </p>
      <DataTable caption={t('differences.caption')} columns={columns} rows={terms} rowKey={({ path }) => path} />
    </div>
  );
}

function What({ term: { title, term, path, internalOnly } }: { readonly term: ChangedTerm }) {
  const { t } = useTranslation('agreements');
  return (
    <span className="grid justify-items-start gap-0.5">
      <span className="font-medium first-letter:uppercase">{title ?? term ?? path}</span>
      {title !== null && term !== null && <span className="text-sm text-ink-soft">{term}</span>}
      {internalOnly && <Badge>{t('differences.internal')}</Badge>}
    </span>
  );
}

/** What a version says, in words; of a whole entry, term by term. */
function Said({ lines }: { readonly lines: readonly SaidLine[] | null }) {
  const { t } = useTranslation('agreements');
  if (lines === null || lines.length === 0) return <span className="text-ink-faint">{t('differences.nothing')}</span>;
  return (
    <ul className="grid gap-0.5">
      {lines.map(({ label, text }) => (
        <li key={label} className="wrap-anywhere whitespace-pre-line">
          {label === null ? text : t('differences.line', { label, text })}
        </li>
      ))}
    </ul>
  );
}
