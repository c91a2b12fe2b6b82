import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { serverNow } from '../../../../api/server-time.ts';
import { useMay, useSelf } from '../../../../api/session.ts';
import { Button } from '../../../../kit/controls/button.tsx';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Badge } from '../../../../kit/feedback/badge.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { InText } from '../text/in-text.tsx';
import { Differences } from './differences.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Version = Schemas['AgreementVersion'];

interface VersionsViewProps {
  readonly listed: Schemas['ListedAgreement'];
  readonly versions: readonly Version[];
}

/** Every version that was published, what differs between two, and taking one out of use. */
export function VersionsView({ listed, versions }: VersionsViewProps) {
  const { t } = useTranslation('agreements');
  const [withdrawing, setWithdrawing] = useState<Version | null>(null);
  const columns = useColumns(listed, setWithdrawing);
  const rows = [...versions].reverse();
  return (
    <>
      <Section title={t('versions.title')}>
        <DataTable
          caption={t('versions.caption')}
          columns={columns}
          rows={rows}
          rowKey={({ version }) => String(version)}
        />
      </Section>
      {versions.length > 1 && <Differences agreement={listed.agreement} versions={versions} />}
      {withdrawing !== null && <WithdrawDialog version={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  );
}

function useColumns(listed: Schemas['ListedAgreement'], onWithdraw: (version: Version) => void) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const mayWrite = useMay()('agreements:write');
  const { timeZone, role } = useSelf();
  const day = (at: string) => format.day(at, timeZone, true);
  const isForcer = role === 'owner' || role === 'manager';
  const columns: Column<Version>[] = [
    {
      key: 'version',
      head: t('versions.version'),
      isMain: true,
      cell: (one) => <InText of={one}>{t('list.version', { version: one.version })}</InText>,
    },
    { key: 'state', head: t('versions.state'), cell: (one) => <VersionState version={one} listed={listed} /> },
    { key: 'effective', head: t('versions.effective'), cell: (one) => format.day(one.effectiveAt, one.timeZone, true) },
    { key: 'published', head: t('versions.published'), cell: (one) => day(one.publishedAt) },
  ];
  if (!mayWrite) return columns;
  const withdraw: Column<Version> = {
    key: 'withdraw',
    head: t('versions.withdraw'),
    isHeadHidden: true,
    align: 'end',
    cell: (one) =>
      one.withdrawnAt === null &&
      (isForcer || Date.parse(one.effectiveAt) > serverNow()) && (
        <Button size="small" look="quiet" onClick={() => onWithdraw(one)}>
          {t('versions.withdraw')}
          <span className="sr-only"> {t('list.version', { version: one.version })}</span>
        </Button>
      ),
  };
  return [...columns, withdraw];
}

function VersionState({ version, listed }: { readonly version: Version; readonly listed: Schemas['ListedAgreement'] }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { timeZone } = useSelf();
  if (version.withdrawnAt !== null) {
    return (
      <span className="grid justify-items-start gap-0.5">
        <Badge>{t('versions.withdrawn', { day: format.day(version.withdrawnAt, timeZone, true) })}</Badge>
        {version.withdrawnBecause !== null && (
          <span className="text-sm text-ink-soft wrap-anywhere">{version.withdrawnBecause}</span>
        )}
      </span>
    );
  }
  if (listed.inForce && version.version === listed.current.version)
    return <Badge tone="onTime">{t('versions.inForce')}</Badge>;
  if (Date.parse(version.effectiveAt) > serverNow()) return <Badge>{t('versions.coming')}</Badge>;
  return <Badge>{t('versions.superseded')}</Badge>;
}
