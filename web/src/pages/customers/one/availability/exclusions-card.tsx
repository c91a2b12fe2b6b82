import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Badge } from '../../../../kit/feedback/badge.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { usePersonName } from '../../use-person-name.ts';
import { useZone } from '../../use-zone.ts';
import { ClauseLink } from '../reasons.tsx';

/** Time granted as not counting, as the API tells it. */
interface Exclusion {
  readonly agreement: string;
  readonly target: string;
  readonly exclusion: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string | null;
  readonly approver: string | null;
  /** The agreement has this reason; otherwise the time does count. */
  readonly agreed: boolean;
  readonly clause: string;
}

/** Time that was set aside, with its reason and who approved it. */
export function ExclusionsCard({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  const columns = useColumns();
  const rows = (overview.exclusions ?? []) as unknown as readonly Exclusion[];
  return (
    <Section title={t('exclusions.title')}>
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t('exclusions.none')}</p>
      ) : (
        <DataTable
          caption={t('exclusions.title')}
          columns={columns}
          rows={rows}
          rowKey={({ target, exclusion }) => `${target} ${exclusion}`}
          isDense
        />
      )}
    </Section>
  );
}

function useColumns(): readonly Column<Exclusion>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const timeZone = useZone();
  return [
    { key: 'reason', head: t('exclusions.reason'), isMain: true, cell: ({ reason }) => <Reason reason={reason} /> },
    {
      key: 'when',
      head: t('exclusions.when'),
      cell: ({ from, to }) =>
        t('fromTo', { from: format.dayAndTime(from, timeZone), to: format.dayAndTime(to, timeZone) }),
    },
    { key: 'evidence', head: t('exclusions.evidence'), cell: ({ evidence }) => evidence ?? t('nothing') },
    { key: 'approver', head: t('exclusions.approver'), cell: ({ approver }) => <Approver approver={approver} /> },
    {
      key: 'agreed',
      head: t('exclusions.counts'),
      cell: ({ agreed }) =>
        agreed ? (
          <Badge tone="paused">{t('exclusions.setAside')}</Badge>
        ) : (
          <Badge tone="soon">{t('exclusions.notAgreed')}</Badge>
        ),
    },
    {
      key: 'clause',
      head: t('reason.clause'),
      isHeadHidden: true,
      cell: ({ agreement, clause }) => <ClauseLink agreement={agreement} clause={clause} />,
    },
  ];
}

/** As agreements name them in `rules.exclude`; others may be named there. */
const REASONS = ['forceMajeure', 'customerFault', 'clientThirdParty', 'suspension', 'ourSupplier'] as const;

/** A reason in words; one that only an agreement knows as it is written there. */
function Reason({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('customers');
  const known = REASONS.find((one) => one === reason);
  return <>{known === undefined ? reason : t(`exclusions.because.${known}`)}</>;
}

/** By name, where the approver is one of the house and the reader may know. */
function Approver({ approver }: { readonly approver: string | null }) {
  const { t } = useTranslation('customers');
  return <>{usePersonName(approver) ?? approver ?? t('nothing')}</>;
}
