import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { send } from '../../../api/send.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useMay } from '../../../api/session.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Checkbox } from '../../../kit/controls/checkbox.tsx';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { IconPlus } from '../../../kit/icons/icons.tsx';
import { Confirm } from '../../../kit/layout/confirm.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useChange } from '../parts/use-change.ts';
import { MakeTokenDialog } from './make-token-dialog.tsx';
import { stateOf, TokensTable } from './tokens-table.tsx';

type Token = Schemas['Token'];
interface Made {
  readonly name: string;
  readonly secret: string;
}

/** Keys with which programs ask in one's name. */
export function TokensSection() {
  const { t } = useTranslation('settings');
  const mayWrite = useMay()('tokens:write');
  const query = useQuery(ask('/api/v1/tokens'));
  const isEmpty = query.data?.items.length === 0;
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const [withPast, setWithPast] = useState(false);
  const revoke = useChange(
    ({ id }: Token) => send('DELETE', '/api/v1/tokens/{token}', { params: { path: { token: id } } }),
    { renews: ['/api/v1/tokens'], says: (_, { name }) => t('tokens.revokedNow', { name }) },
  );
  const make = (
    <Button look="main" icon={<IconPlus size={18} />} onClick={() => setMaking(true)}>
      {t('tokens.make')}
    </Button>
  );
  const empty = (
    <EmptyState title={t('tokens.empty')} action={mayWrite && make}>
      {t('tokens.emptyLead')}
    </EmptyState>
  );
  return (
    <SettingsFrame section="tokens" actions={mayWrite && !isEmpty && make}>
      <QueryState query={query} isEmpty={({ items }) => items.length === 0} empty={empty}>
        {({ items }) => {
          const shown = items.filter((one) => withPast || stateOf(one, serverNow()) === 'active');
          return (
            <div className="grid gap-3">
              <Checkbox isSelected={withPast} onChange={setWithPast}>
                {t('tokens.past')}
              </Checkbox>
              {shown.length === 0 ? (
                <p className="text-ink-soft">{t('tokens.none')}</p>
              ) : (
                <TokensTable tokens={shown} onRevoke={mayWrite ? setRevoking : null} />
              )}
            </div>
          );
        }}
      </QueryState>
      {isMaking && <MakeTokenDialog onClose={() => setMaking(false)} onMade={setMade} />}
      <SecretOnce
        title={t('tokens.secretTitle', { name: made?.name ?? '' })}
        label={t('tokens.secret')}
        secret={made?.secret ?? null}
        verb={t('close')}
        onClose={() => setMade(null)}
      />
      <Confirm
        title={t('tokens.revokeTitle', { name: revoking?.name ?? '' })}
        isOpen={revoking !== null}
        onClose={() => setRevoking(null)}
        verb={t('tokens.revoke')}
        onConfirm={() => (revoking === null ? undefined : revoke.mutateAsync(revoking))}
      >
        <p>{t('tokens.revokeLead')}</p>
      </Confirm>
    </SettingsFrame>
  );
}
