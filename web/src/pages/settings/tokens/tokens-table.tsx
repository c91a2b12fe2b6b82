import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-time.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { useCustomers, usePersonName } from '../parts/use-names.ts';
import { When } from '../parts/when.tsx';
import { useScopeWords } from './scope-words.ts';

type Token = Schemas['Token'];

/** Whether a token still lets in. */
export function stateOf({ revokedAt, expiresAt }: Token, now: number): 'active' | 'revoked' | 'expired' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'active';
}

interface TokensTableProps {
  readonly tokens: readonly Token[];
  /** Null: who looks may not. */
  readonly onRevoke: ((token: Token) => void) | null;
}

/** Tokens: what each may, who made it, when it was used. */
export function TokensTable({ tokens, onRevoke }: TokensTableProps) {
  const { t } = useTranslation('settings');
  const nameOf = usePersonName();
  const customers = useCustomers();
  const now = serverNow();
  const columns: readonly Column<Token>[] = [
    {
      key: 'name',
      head: t('tokens.name'),
      isMain: true,
      cell: (one) => (
        <span className="grid">
          <span className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
            {one.name}
            {stateOf(one, now) !== 'active' && <Badge>{t(`tokens.${stateOf(one, now)}`)}</Badge>}
          </span>
          <span className="font-mono text-sm text-ink-soft">{`${one.prefix}…`}</span>
        </span>
      ),
    },
    {
      key: 'may',
      head: t('tokens.may'),
      cell: (one) => (
        <span className="grid justify-items-start max-sm:justify-items-end">
          <Scopes scopes={one.scopes} />
          {one.customer !== null && <span className="text-sm text-ink-soft">{customers.nameOf(one.customer)}</span>}
        </span>
      ),
    },
    { key: 'maker', head: t('tokens.maker'), cell: (one) => nameOf(one.person) },
    {
      key: 'used',
      head: t('tokens.used'),
      cell: (one) => (one.lastUsedAt === null ? t('never') : <When at={one.lastUsedAt} />),
    },
    {
      key: 'ends',
      head: t('tokens.ends'),
      cell: (one) => (one.expiresAt === null ? t('tokens.noEnd') : <When at={one.expiresAt} />),
    },
    {
      key: 'revoke',
      head: t('actions'),
      isHeadHidden: true,
      align: 'end',
      cell: (one) =>
        onRevoke !== null &&
        stateOf(one, now) === 'active' && (
          <Button
            size="small"
            look="danger"
            aria-label={t('tokens.revokeOf', { name: one.name })}
            onClick={() => onRevoke(one)}
          >
            {t('tokens.revoke')}
          </Button>
        ),
    },
  ];
  return <DataTable caption={t('tokens.caption')} columns={columns} rows={tokens} rowKey={(one) => one.id} />;
}

function Scopes({ scopes }: { readonly scopes: Token['scopes'] }) {
  const { t } = useTranslation('settings');
  const wordsOf = useScopeWords();
  return (
    <Why value={t('tokens.scopes', { count: scopes.length })} label={t('tokens.may')}>
      <span className="grid gap-0.5">
        {scopes.map((scope) => (
          <span key={scope}>{wordsOf(scope)}</span>
        ))}
      </span>
    </Why>
  );
}
