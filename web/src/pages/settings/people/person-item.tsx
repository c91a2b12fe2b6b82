import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { WishesPart } from '../account/wishes-part.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWhen } from '../parts/when.tsx';
import type { ItemProps } from '../sections.ts';
import { AccessPart } from './access-part.tsx';
import { draftOf, PersonFields, personOf } from './person-fields.tsx';
import { PersonState } from './person-state.tsx';

type Person = Schemas['Person'];

/** One person: what they are here, and how they get in. */
export function PersonItem({ item }: ItemProps) {
  const { t } = useTranslation('settings');
  const mayWrite = useMay()('people:write');
  const self = useSelf();
  const when = useWhen();
  const query = useQuery(ask('/api/v1/people/{person}', { path: { person: item } }));
  const person = query.data;
  const name = person?.name ?? person?.email ?? item;
  return (
    <SettingsFrame section="people" title={name} lead={person && t('people.since', { day: when(person.createdAt) })}>
      <QueryState query={query} skeleton={<SkeletonText lines={6} />}>
        {(one) => (
          <>
            <Section title={t('people.details')} aside={<PersonState person={one} />}>
              <Card>
                {mayWrite && one.erasedAt === null ? <PersonForm key={one.id} person={one} /> : <Told person={one} />}
              </Card>
            </Section>
            {mayWrite && one.erasedAt === null && (
              <>
                {one.role !== 'customer' && one.id !== self.id && <WishesPart person={one.id} />}
                <AccessPart person={one} name={name} />
              </>
            )}
          </>
        )}
      </QueryState>
    </SettingsFrame>
  );
}

function PersonForm({ person }: { readonly person: Person }) {
  const { t } = useTranslation('settings');
  const [draft, setDraft] = useState(() => draftOf(person));
  const save = useChange(
    () => send('PATCH', '/api/v1/people/{person}', { params: { path: { person: person.id } }, body: personOf(draft) }),
    {
      renews: ['/api/v1/people', '/api/v1/people/{person}', '/api/v1/session'],
      says: (now) => t('people.changed', { name: now.name ?? now.email ?? now.id }),
      isInForm: true,
    },
  );
  return (
    <Form
      label={t('people.details')}
      className="grid max-w-xl gap-4"
      faults={save.faults}
      onSubmit={() => save.mutate(undefined)}
    >
      <PersonFields draft={draft} onChange={setDraft} />
      <div>
        <Button type="submit" look="main" isPending={save.isPending}>
          {t('people.save')}
        </Button>
      </div>
    </Form>
  );
}

function Told({ person }: { readonly person: Person }) {
  const { t } = useTranslation('settings');
  return (
    <Facts
      items={[
        { term: t('account.name'), value: person.name ?? t('account.noName') },
        { term: t('account.email'), value: person.email ?? '' },
        { term: t('role.label'), value: t(`role.${person.role}`), hint: t(`roleHelp.${person.role}`) },
      ]}
    />
  );
}
