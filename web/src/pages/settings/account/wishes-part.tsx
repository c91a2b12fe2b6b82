import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { Form } from '../../../kit/controls/form.tsx';
import { TextField } from '../../../kit/controls/text-field.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useChange } from '../parts/use-change.ts';

type Wishes = Schemas['NotificationWishes'];
const WAYS = ['page', 'email', 'sms'] as const;

/** How a person wishes to be told of what rules address to them. */
export function WishesPart({ person }: { readonly person: string }) {
  const { t } = useTranslation('settings');
  const whose = useSelf().id === person ? 'own' : 'others';
  const query = useQuery(ask('/api/v1/people/{person}/notifications', { path: { person } }));
  return (
    <Section title={t(`wishes.title.${whose}`)} lead={t(`wishes.lead.${whose}`)}>
      <Card>
        <QueryState query={query} skeleton={<SkeletonText lines={4} />}>
          {(wishes) => <WishesForm wishes={wishes} title={t(`wishes.title.${whose}`)} />}
        </QueryState>
      </Card>
    </Section>
  );
}

function WishesForm({ wishes, title }: { readonly wishes: Wishes; readonly title: string }) {
  const { t } = useTranslation('settings');
  const [via, setVia] = useState<Wishes['via']>(wishes.via.length === 0 ? ['page', 'email'] : wishes.via);
  const [phone, setPhone] = useState(wishes.phone ?? '');
  const save = useChange(
    () =>
      send('PUT', '/api/v1/people/{person}/notifications', {
        params: { path: { person: wishes.person } },
        body: { phone: phone.trim() === '' ? null : phone.replaceAll(/\s/g, ''), via: [...via] },
      }),
    { renews: ['/api/v1/people/{person}/notifications'], says: () => t('saved'), isInForm: true },
  );
  return (
    <Form label={title} faults={save.faults} onSubmit={() => save.mutate(undefined)}>
      <fieldset className="grid gap-1">
        <legend className="sr-only">{title}</legend>
        {WAYS.map((way) => (
          <Checkbox
            key={way}
            isSelected={via.includes(way)}
            onChange={(isOn) => setVia(isOn ? [...via, way] : via.filter((one) => one !== way))}
          >
            {t(`wishes.${way}`)}
          </Checkbox>
        ))}
      </fieldset>
      {(via.includes('sms') || phone !== '') && (
        <div className="max-w-72">
          <TextField
            label={t('wishes.phone')}
            help={t('wishes.phoneHelp')}
            type="tel"
            autoComplete="tel"
            pointer="/phone"
            value={phone}
            onChange={setPhone}
          />
        </div>
      )}
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </Form>
  );
}
