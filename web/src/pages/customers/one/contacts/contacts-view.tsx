import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { shareOf } from '../../../../app/shares.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { Forbidden } from '../../../../kit/feedback/error-state.tsx';
import { type State, StateMark } from '../../../../kit/feedback/state-mark.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../reasons.tsx';
import { type Contact, ReachLinks, useRoleWords } from './contact-parts.tsx';

type Overview = Schemas['CustomerOverview'];
type Group = NonNullable<Overview['contacts']>[number];

/** Whom to call, who stands in, who can be reached at this moment; and who is told when time runs out. */
export function ContactsView({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('customers');
  if (overview.contacts === null) return <Forbidden />;
  if (overview.contacts.every(({ contacts }) => contacts.length === 0))
    return <EmptyState title={t('contacts.none')}>{t('contacts.noneLead')}</EmptyState>;
  return overview.contacts.map((group) => (
    <AgreementContacts
      key={group.agreement}
      group={group}
      title={overview.agreements.find(({ agreement }) => agreement === group.agreement)?.title ?? group.agreement}
    />
  ));
}

function AgreementContacts({ group, title }: { readonly group: Group; readonly title: string }) {
  const { t } = useTranslation('customers');
  const columns = useColumns(group);
  return (
    <>
      <Section title={title}>
        <DataTable
          caption={t('contacts.of', { title })}
          columns={columns}
          rows={group.contacts}
          rowKey={({ contact }) => contact}
          isDense
        />
      </Section>
      {group.escalation.length > 0 && <Escalation group={group} />}
    </>
  );
}

const nameIn = (group: Group, id: string | null) =>
  id === null ? null : (group.contacts.find(({ contact }) => contact === id)?.name ?? id);

function useColumns(group: Group): readonly Column<Contact>[] {
  const { t } = useTranslation('customers');
  const role = useRoleWords();
  return [
    {
      key: 'name',
      head: t('contacts.name'),
      isMain: true,
      cell: (row) => (
        <span className="grid">
          <span className="font-medium wrap-anywhere">{row.name}</span>
          <span className="text-sm text-ink-soft">
            {t('contacts.roleOf', {
              role: role(row.role),
              party: t(row.party === 'customer' ? 'contacts.theirs' : 'contacts.ours'),
            })}
          </span>
        </span>
      ),
    },
    {
      key: 'reach',
      head: t('contacts.reach'),
      cell: (row) => (
        <span className="flex flex-wrap gap-x-4 max-sm:justify-end">
          <ReachLinks contact={row} />
        </span>
      ),
    },
    { key: 'now', head: t('contacts.reached'), cell: (row) => <Now row={row} group={group} /> },
    { key: 'standIn', head: t('contacts.standIn'), cell: ({ standIn }) => nameIn(group, standIn) ?? t('nothing') },
    {
      key: 'clause',
      head: t('reason.clause'),
      isHeadHidden: true,
      cell: ({ clause }) => <ClauseLink agreement={group.agreement} clause={clause} />,
    },
  ];
}

function Now({ row, group }: { readonly row: Contact; readonly group: Group }) {
  const { t } = useTranslation('customers');
  const { reachedNow, contact, openNow } = row;
  const [state, word]: readonly [State, string] =
    reachedNow === null
      ? ['soon', t('contacts.nobodyNow')]
      : reachedNow !== contact
        ? ['onTime', t('contacts.byStandIn', { name: nameIn(group, reachedNow) ?? reachedNow })]
        : ['onTime', openNow === null ? t('contacts.always') : t('contacts.open')];
  return <StateMark state={state} word={word} />;
}

function Escalation({ group }: { readonly group: Group }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return (
    <Section
      title={t('escalation.title')}
      lead={t('escalation.lead')}
      aside={<ClauseLink agreement={group.agreement} clause="escalation" />}
    >
      <ol className="grid gap-2">
        {group.escalation.map(({ after, to }) => (
          <li key={after} className="flex items-baseline gap-4 rounded-lg border border-line bg-surface px-4 py-2.5">
            <span className="w-20 shrink-0 font-semibold">{format.percent(shareOf(after) ?? 0)}</span>
            <span className="min-w-0 wrap-anywhere">{format.list(to.map((id) => nameIn(group, id) ?? id))}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
