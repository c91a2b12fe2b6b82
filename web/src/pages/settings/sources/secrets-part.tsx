import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { useChange } from '../parts/use-change.ts';

/** The secrets by which what a source sends is signed. */
export function SecretsPart({ source }: { readonly source: Schemas['Source'] }) {
  const { t } = useTranslation(['settings-sources', 'settings']);
  const [removing, setRemoving] = useState<string | null>(null);
  const path = { source: source.source };
  const add = useChange(() => send('POST', '/api/v1/sources/{source}/secrets', { params: { path }, body: {} }), {
    renews: ['/api/v1/sources/{source}'],
  });
  const remove = useChange(
    (secret: string) =>
      send('DELETE', '/api/v1/sources/{source}/secrets/{secret}', { params: { path: { ...path, secret } } }),
    { renews: ['/api/v1/sources/{source}'], says: () => t('secrets.removed') },
  );
  const button = (
    <Button isPending={add.isPending} onClick={() => add.mutate(undefined)}>
      {t('secrets.add')}
    </Button>
  );
  return (
    <Section title={t('secrets.title')} lead={t('secrets.lead')} aside={button}>
      {source.secrets.length === 0 ? (
        <p className="text-ink-soft">{t('secrets.none')}</p>
      ) : (
        <Card isFlush>
          <ul>
            {source.secrets.map((id) => (
              <li
                key={id}
                className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 last:border-b-0"
              >
                <span className="min-w-0 font-mono wrap-anywhere">{id}</span>
                <Button
                  size="small"
                  look="danger"
                  aria-label={t('secrets.removeOf', { id })}
                  onClick={() => setRemoving(id)}
                >
                  {t('secrets.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SecretOnce
        title={t('secrets.secretTitle', { name: source.title })}
        label={t('secrets.secret')}
        secret={add.data?.secret ?? null}
        verb={t('settings:close')}
        onClose={() => add.reset()}
      />
      <Confirm
        title={t('secrets.removeTitle')}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        verb={t('secrets.remove')}
        onConfirm={() => (removing === null ? undefined : remove.mutateAsync(removing))}
      >
        <p>{t('secrets.removeLead')}</p>
      </Confirm>
    </Section>
  );
}
