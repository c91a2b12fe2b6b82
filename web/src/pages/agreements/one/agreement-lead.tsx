import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { StateWord } from '../state-word.tsx';

interface AgreementLeadProps {
  readonly listed: Schemas['ListedAgreement'];
  readonly shown: Schemas['AgreementVersion'];
}

/** Where the agreement stands, of what kind it is, with whom, since when, and what falls due next. */
export function AgreementLead({ listed, shown }: AgreementLeadProps) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const since = format.day(shown.effectiveAt, shown.timeZone, true);
  const words =
    shown.endsAt === null
      ? t('one.since', { version: shown.version, since })
      : t('one.sinceUntil', {
          version: shown.version,
          since,
          // The last day that it holds: its end is exclusive.
          until: format.day(Date.parse(shown.endsAt) - 1, shown.timeZone, true),
        });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <StateWord state={listed.state} />
      <Badge>{t(`kind.${shown.kind}`)}</Badge>
      <Party listed={listed} shown={shown} />
      <span>{words}</span>
      {listed.next !== null && (
        <span>{t(`next.${listed.next.kind}`, { day: format.day(`${listed.next.date}T12:00:00Z`, 'UTC', true) })}</span>
      )}
    </div>
  );
}

/** Whom it is with, and the way there. */
function Party({ listed: { customerName }, shown }: AgreementLeadProps) {
  const may = useMay();
  if (customerName === null) return null;
  if (shown.customer === null || !may('customers:read')) return <span>{customerName}</span>;
  return (
    <TextLink to="/customers/$customer" params={{ customer: shown.customer }}>
      {customerName}
    </TextLink>
  );
}
