import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { SearchField } from '../../../kit/controls/search-field.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { RowLink } from '../../../kit/layout/links.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { PAGE, useByName } from '../parts/use-by-name.ts';
import { useCustomers } from '../parts/use-names.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PersonState } from './person-state.tsx';

type Person = Schemas['Person'];

const fits = ({ name, email, id }: Person, typed: string) =>
  [name, email, id].some((text) => text?.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));

const called = ({ name, email, id }: Person) => name ?? email ?? id;

/** Who may sign in, and what they are here. */
export function PeopleSection() {
  const { t } = useTranslation('settings');
  const mayWrite = useMay()('people:write');
  const [isAdding, setAdding] = useState(false);
  const [typed, setTyped] = useState('');
  const [withErased, setWithErased] = useState(false);
  const { query, items, more } = useCursorPages('/api/v1/people', { query: { limit: PAGE } });
  const inOrder = useByName();
  const shown = inOrder(items, called, more.hasMore).filter(
    (one) => (withErased || one.erasedAt === null) && fits(one, typed.trim()),
  );
  const add = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  );
  return (
    <SettingsFrame section="people" actions={mayWrite && add}>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <div className="w-full sm:w-72">
            <SearchField
              label={t('people.search')}
              placeholder={t('people.search')}
              value={typed}
              onChange={setTyped}
            />
          </div>
          <Checkbox isSelected={withErased} onChange={setWithErased}>
            {t('people.hidden')}
          </Checkbox>
          <p role="status" className="ml-auto text-sm text-ink-soft">
            {query.data && t('people.found', { count: shown.length })}
          </p>
        </div>
        <QueryState query={query}>
          {() =>
            shown.length === 0 ? (
              <p className="text-ink-soft">{t('people.none')}</p>
            ) : (
              <PeopleTable people={shown} foot={more.hasMore && <More {...more} />} />
            )
          }
        </QueryState>
      </div>
      {isAdding && <AddPersonDialog onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}

function PeopleTable({ people, foot }: { readonly people: readonly Person[]; readonly foot: ReactNode }) {
  const { t } = useTranslation('settings');
  const self = useSelf();
  const customers = useCustomers();
  const columns: readonly Column<Person>[] = [
    {
      key: 'name',
      head: t('people.name'),
      isMain: true,
      cell: (one) => (
        <span className="grid min-w-0">
          <span className="flex flex-wrap items-center gap-2">
            <RowLink to="/settings/$section/$item" params={{ section: 'people', item: one.id }}>
              {called(one)}
            </RowLink>
            {one.id === self.id && <Badge>{t('people.self')}</Badge>}
          </span>
          {one.name !== null && one.email !== null && (
            <span className="text-sm wrap-anywhere text-ink-soft">{one.email}</span>
          )}
        </span>
      ),
    },
    {
      key: 'role',
      head: t('role.label'),
      cell: (one) => (
        <span className="grid">
          {t(`role.${one.role}`)}
          {one.customer !== null && <span className="text-sm text-ink-soft">{customers.nameOf(one.customer)}</span>}
        </span>
      ),
    },
    { key: 'state', head: t('people.state'), cell: (one) => <PersonState person={one} /> },
  ];
  return (
    <DataTable caption={t('people.caption')} columns={columns} rows={people} rowKey={(one) => one.id} foot={foot} />
  );
}
