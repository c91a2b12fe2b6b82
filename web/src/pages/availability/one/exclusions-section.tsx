import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay } from '../../../api/session.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { Badge } from '../../../kit/feedback/badge.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { useReasonWords } from '../act/reasons.ts';
import { TakeBack } from '../act/take-back.tsx';
import type { Timeline } from '../spans.ts';
import { usePeopleNames } from '../use-names.ts';
import { useZone } from '../use-zone.ts';
import { useWhose } from './use-whose.ts';

interface Excluded {
  readonly exclusion: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string;
  readonly approver: string;
  /** For each agreement that it concerns: whether it lets the reason count. */
  readonly effect: readonly { readonly agreement: string; readonly agreed: boolean }[];
}

interface ExclusionsSectionProps {
  readonly service: Schemas['Service'];
  readonly timelines: readonly Timeline[];
}

/** Time taken out of what is measured: why, who approved it, and where the agreement does not allow it. */
export function ExclusionsSection({ service, timelines }: ExclusionsSectionProps) {
  const { t } = useTranslation('availability');
  const columns = useColumns(service);
  const rows = excludedOf(timelines);
  return (
    <Section title={t('exclusions.title')}>
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t('exclusions.none')}</p>
      ) : (
        <DataTable
          caption={t('exclusions.title')}
          columns={columns}
          rows={rows}
          rowKey={({ exclusion }) => exclusion}
          isDense
        />
      )}
    </Section>
  );
}

/** Each once, with all agreements that it concerns. */
function excludedOf(timelines: readonly Timeline[]): readonly Excluded[] {
  const found = new Map<string, Excluded>();
  for (const { agreement, exclusions } of timelines) {
    for (const { agreed, ...one } of exclusions) {
      const effect = found.get(one.exclusion)?.effect ?? [];
      const isKnown = effect.some((other) => other.agreement === agreement);
      found.set(one.exclusion, { ...one, effect: isKnown ? effect : [...effect, { agreement, agreed }] });
    }
  }
  return [...found.values()].toSorted((a, b) => Date.parse(b.from) - Date.parse(a.from));
}

function useColumns(service: Schemas['Service']): readonly Column<Excluded>[] {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { timeZone } = useZone([service]);
  const mayDecide = useMay()('decisions:write');
  const reasonWords = useReasonWords();
  const personName = usePeopleNames();
  const whose = useWhose(service);
  const at = (instant: string) => format.dayAndTime(instant, timeZone);
  return [
    { key: 'reason', head: t('exclusions.reason'), isMain: true, cell: ({ reason }) => reasonWords(reason) },
    { key: 'when', head: t('exclusions.when'), cell: ({ from, to }) => t('fromTo', { from: at(from), to: at(to) }) },
    { key: 'approver', head: t('exclusions.approver'), cell: ({ approver }) => personName(approver) },
    { key: 'evidence', head: t('exclusions.evidence'), cell: ({ evidence }) => evidence || t('nothing') },
    {
      key: 'agreed',
      head: t('exclusions.effect'),
      cell: ({ effect }) => (
        <ul className="grid gap-1">
          {effect.map(({ agreement, agreed }) => (
            <li key={agreement} className="flex flex-wrap items-center gap-x-2">
              <TextLink to="/agreements/$agreement" params={{ agreement }} hash="rules.exclude">
                {whose(agreement)}
              </TextLink>
              <Badge tone={agreed ? 'paused' : 'soon'}>
                {agreed ? t('exclusions.setAside') : t('exclusions.notAgreed')}
              </Badge>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'act',
      head: t('exclusions.act'),
      isHeadHidden: true,
      cell: ({ exclusion }) => mayDecide && <TakeBack fact={exclusion} />,
    },
  ];
}
