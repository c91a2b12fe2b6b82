import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { DataTable } from '../../../kit/data/data-table.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Facts } from '../../../kit/layout/facts.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useRelativeDay } from '../../../kit/time/relative-day.tsx';
import { useFormat } from '../../../words/format.ts';
import { CopyField } from '../parts/copy-field.tsx';
import { usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import { DryRunPart } from './dry-run-part.tsx';
import { LastHeard } from './last-heard.tsx';
import { useTemplateName } from './template-name.ts';

type Source = Schemas['Source'];

/** How a source stands: heard when, in which rhythm, live or not, and what was refused of it. */
export function OverviewView({ source }: { readonly source: Source }) {
  const { t } = useTranslation('settings-sources');
  const mayWrite = useMay()('sources:write');
  return (
    <>
      <Section title={t('facts.title')}>
        <Card className="grid gap-5">
          <SourceFacts source={source} />
          {mayWrite && (
            <div className="grid gap-1">
              <CopyField
                label={t('facts.address')}
                value={`${location.origin}/api/v1/sources/${encodeURIComponent(source.source)}/payloads`}
              />
              <p className="text-sm text-ink-soft">{t('facts.addressHelp')}</p>
            </div>
          )}
        </Card>
      </Section>
      <DryRunPart source={source} mayWrite={mayWrite} />
      {source.notTaken.length > 0 && <NotTaken notTaken={source.notTaken} />}
    </>
  );
}

function SourceFacts({ source }: { readonly source: Source }) {
  const { t } = useTranslation('settings-sources');
  const { timeZone } = useSelf();
  const format = useFormat();
  const tell = useRelativeDay();
  const when = useWhen();
  const nameOf = usePersonName();
  const templateName = useTemplateName();
  const rhythm =
    source.everySeconds === null
      ? t('facts.unwatched')
      : t('facts.every', { time: format.duration(source.everySeconds) });
  const due =
    source.silentAt !== null && source.silentSince === null
      ? { hint: t('facts.due', { when: tell(source.silentAt, timeZone) }) }
      : {};
  return (
    <Facts
      items={[
        { term: t('last'), value: <LastHeard at={source.lastReceivedAt} /> },
        { term: t('facts.rhythm'), value: rhythm, ...due },
        { term: t('facts.keep'), value: t('facts.keepDays', { count: source.keepDays }) },
        { term: t('facts.template'), value: source.template === null ? t('facts.own') : templateName(source.template) },
        { term: t('facts.made'), value: t('facts.by', { when: when(source.madeAt), who: nameOf(source.madeBy) }) },
      ]}
    />
  );
}

function NotTaken({ notTaken }: { readonly notTaken: Source['notTaken'] }) {
  const { t } = useTranslation('settings-sources');
  const when = useWhen();
  return (
    <Section title={t('notTaken.title')} lead={t('notTaken.lead')}>
      <DataTable
        caption={t('notTaken.title')}
        isDense
        columns={[
          { key: 'at', head: t('notTaken.when'), isMain: true, cell: (one) => when(one.at) },
          { key: 'why', head: t('notTaken.why'), cell: (one) => t(`notTaken.${one.why}`) },
        ]}
        rows={notTaken.map((one, at) => ({ ...one, key: `${one.at} ${at}` }))}
        rowKey={(one) => one.key}
      />
    </Section>
  );
}
