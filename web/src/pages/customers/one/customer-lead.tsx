import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { usePersonName } from '../use-person-name.ts';
import { useZone } from '../use-zone.ts';

type Overview = Schemas['CustomerOverview'];

/** Under a customer's name: how many time limits run, are at risk or late; whether people are told; how fresh it is. */
export function CustomerLead({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('customers');
  const { customer, behind } = overview;
  const format = useFormat();
  const may = useMay();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {may('tickets:read') && <Counts customer={customer} />}
      <Live overview={overview} />
      {behind > 0 && <span className="text-soon">{t('one.behind', { count: behind, n: format.number(behind) })}</span>}
    </div>
  );
}

function Counts({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { data } = useQuery(ask('/api/v1/board/counts', { query: { customer: [customer] } }));
  if (data === undefined) return <span>{t('one.counting')}</span>;
  const late = data['breached'] ?? 0;
  const atRisk = data['atRisk'] ?? 0;
  const open = late + atRisk + (data['open'] ?? 0);
  return (
    <>
      <TextLink to="/" search={{ customer }}>
        {t('count.open', { count: open, n: format.number(open) })}
      </TextLink>
      {atRisk > 0 && (
        <TextLink to="/" search={{ customer, verdict: 'atRisk' }}>
          {t('count.atRisk', { count: atRisk, n: format.number(atRisk) })}
        </TextLink>
      )}
      {late > 0 && (
        <TextLink to="/" search={{ customer, verdict: 'breached' }}>
          {t('count.late', { count: late, n: format.number(late) })}
        </TextLink>
      )}
    </>
  );
}

function Live({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const timeZone = useZone();
  const { live, customer } = overview;
  const name = usePersonName(live?.by ?? null);
  if (live === undefined) return null;
  if (live === null)
    return (
      <span className="inline-flex items-center gap-2">
        <Badge tone="paused">{t('live.dry')}</Badge>
        <Trans
          t={t}
          i18nKey="one.dryLead"
          components={{ go: <TextLink to="/customers/$customer/dry-run" params={{ customer }} /> }}
        />
      </span>
    );
  const day = format.day(live.since, timeZone, true);
  return <span>{name === null ? t('one.liveSince', { day }) : t('one.liveSinceBy', { day, name })}</span>;
}
