import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { useChange } from '../parts/use-change.ts';
import { useWhen } from '../parts/when.tsx';
import { SecretsPart } from './secrets-part.tsx';

type Source = Schemas['Source'];

/** How a source shows that it is the source. */
export function KeysView({ source }: { readonly source: Source }) {
  return (
    <>
      <KeysPart source={source} />
      <SecretsPart source={source} />
    </>
  );
}

function KeysPart({ source }: { readonly source: Source }) {
  const { t } = useTranslation(['settings-sources', 'settings']);
  const when = useWhen();
  const [revoking, setRevoking] = useState<Source['keys'][number] | null>(null);
  const path = { source: source.source };
  const make = useChange(() => send('POST', '/api/v1/sources/{source}/keys', { params: { path } }), {
    renews: ['/api/v1/sources/{source}'],
  });
  const revoke = useChange(
    (key: string) => send('DELETE', '/api/v1/sources/{source}/keys/{key}', { params: { path: { ...path, key } } }),
    { renews: ['/api/v1/sources/{source}'], says: () => t('keys.revokedNow') },
  );
  const add = (
    <Button isPending={make.isPending} onClick={() => make.mutate(undefined)}>
      {t('keys.make')}
    </Button>
  );
  return (
    <Section title={t('keys.title')} lead={t('keys.lead')} aside={add}>
      {source.keys.length === 0 ? (
        <p className="text-ink-soft">{t('keys.none')}</p>
      ) : (
        <DataTable
          caption={t('keys.title')}
          rows={source.keys}
          rowKey={(one) => one.key}
          columns={[
            {
              key: 'prefix',
              head: t('keys.prefix'),
              isMain: true,
              cell: (one) => <span className="font-mono">{`${one.prefix}…`}</span>,
            },
            { key: 'made', head: t('keys.madeAt'), cell: (one) => when(one.madeAt) },
            {
              key: 'revoke',
              head: t('settings:actions'),
              isHeadHidden: true,
              align: 'end',
              cell: (one) =>
                one.revokedAt !== null ? (
                  <Badge>{t('keys.revoked')}</Badge>
                ) : (
                  <Button
                    size="small"
                    look="danger"
                    aria-label={t('keys.revokeOf', { prefix: one.prefix })}
                    onClick={() => setRevoking(one)}
                  >
                    {t('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <SecretOnce
        title={t('keys.secretTitle', { name: source.title })}
        label={t('keys.prefix')}
        secret={make.data?.secret ?? null}
        verb={t('settings:close')}
        onClose={() => make.reset()}
      />
      <Confirm
        title={t('keys.revokeTitle', { prefix: revoking?.prefix ?? '' })}
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        verb={t('keys.revoke')}
        onConfirm={() => (revoking === null ? undefined : revoke.mutateAsync(revoking.key))}
      >
        <p>{t('keys.revokeLead')}</p>
      </Confirm>
    </Section>
  );
}
