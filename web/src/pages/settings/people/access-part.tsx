import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { IconDownload, IconTrash } from '../../../kit/icons/icons.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { download } from '../parts/download.ts';
import { SecretOnce } from '../parts/secret-once.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWhen } from '../parts/when.tsx';

type Person = Schemas['Person'];
const PEOPLE = ['/api/v1/people', '/api/v1/people/{person}'];

interface AccessPartProps {
  readonly person: Person;
  readonly name: string;
}

/** How somebody gets in, is kept out, and is erased. */
export function AccessPart({ person, name }: AccessPartProps) {
  const { t } = useTranslation('settings');
  const isSelf = useSelf().id === person.id;
  const mayExport = useMay()('export:read');
  const [asked, setAsked] = useState<'factor' | 'erase' | null>(null);
  const { able, dropFactor, erase, exporting } = useAccessChanges(person, name);
  return (
    <Section title={t('people.access')} lead={!isSelf && t('people.accessLead')}>
      <Card className="grid gap-4">
        {!person.disabled && person.email === null && <p>{t('people.needsEmail')}</p>}
        <div className="flex flex-wrap gap-2">
          {!person.disabled && person.email !== null && <LinkButton person={person} name={name} />}
          {!isSelf && (
            <Button isPending={able.isPending} onClick={() => able.mutate(!person.disabled)}>
              {person.disabled ? t('people.enable') : t('people.disable')}
            </Button>
          )}
          {person.hasSecondFactor && !isSelf && (
            <Button onClick={() => setAsked('factor')}>{t('people.dropFactor')}</Button>
          )}
          {mayExport && (
            <Button
              icon={<IconDownload size={18} />}
              isPending={exporting.isPending}
              onClick={() => exporting.mutate(undefined)}
            >
              {t('people.export')}
            </Button>
          )}
          {!isSelf && (
            <Button look="danger" icon={<IconTrash size={18} />} onClick={() => setAsked('erase')}>
              {t('people.erase')}
            </Button>
          )}
        </div>
      </Card>
      <Confirm
        title={t('people.dropFactor')}
        isOpen={asked === 'factor'}
        onClose={() => setAsked(null)}
        verb={t('people.dropFactor')}
        onConfirm={() => dropFactor.mutateAsync(undefined)}
      >
        <p>{t('people.dropFactorLead', { name })}</p>
      </Confirm>
      <Confirm
        title={t('people.eraseTitle', { name })}
        isOpen={asked === 'erase'}
        onClose={() => setAsked(null)}
        verb={t('people.eraseVerb')}
        mustType={name}
        onConfirm={() => erase.mutateAsync(undefined)}
      >
        <p>{t('people.eraseLead')}</p>
      </Confirm>
    </Section>
  );
}

function useAccessChanges(person: Person, name: string) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const params = { path: { person: person.id } };
  const set = (disabled: boolean) => send('PATCH', '/api/v1/people/{person}', { params, body: { disabled } });
  const able: ReturnType<typeof useChange<boolean, Person>> = useChange(set, {
    renews: PEOPLE,
    says: ({ disabled }) => t(disabled ? 'people.disabledNow' : 'people.enabledNow', { name }),
    undo: (_, disabled) => able.mutate(!disabled),
  });
  return {
    able,
    dropFactor: useChange(() => send('DELETE', '/api/v1/people/{person}/second-factor', { params }), {
      renews: PEOPLE,
      says: () => t('people.factorDropped', { name }),
    }),
    erase: useChange(() => send('DELETE', '/api/v1/people/{person}', { params }), {
      renews: PEOPLE,
      says: () => t('people.erasedNow'),
      onDone: () => void navigate({ to: '/settings/$section', params: { section: 'people' } }),
    }),
    exporting: useChange(() => send('POST', '/api/v1/people/{person}/export', { params }), {
      onDone: (told) => download(`${person.id}.json`, 'application/json', JSON.stringify(told, null, 2)),
    }),
  };
}

function LinkButton({ person, name }: AccessPartProps) {
  const { t } = useTranslation('settings');
  const when = useWhen();
  const kind = person.hasPassword ? 'reset' : 'invitation';
  const body = { person: person.id };
  const make = useChange(() => send('POST', kind === 'reset' ? '/api/v1/resets' : '/api/v1/invitations', { body }));
  return (
    <>
      <Button look="main" isPending={make.isPending} onClick={() => make.mutate(undefined)}>
        {kind === 'reset' ? t('people.reset') : t('people.invite')}
      </Button>
      <SecretOnce
        title={t(`people.linkTitle.${kind}`, { name })}
        label={t('people.link')}
        secret={make.data?.link ?? null}
        rows={3}
        verb={t('close')}
        onClose={() => make.reset()}
      >
        <p>{make.data && t('people.linkLead', { until: when(make.data.endsAt) })}</p>
      </SecretOnce>
    </>
  );
}
