import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { CalendarsView } from './calendars-view.tsx';
import { CommitmentsView } from './commitments-view.tsx';
import { MonitoredView } from './monitored-view.tsx';
import { RulesView } from './rules-view.tsx';
import { TextView } from './text/text-view.tsx';
import { useView } from './use-view.ts';
import { VersionsView } from './versions/versions-view.tsx';

const route = getRouteApi('/shell/agreements/$agreement');

interface AgreementViewProps {
  readonly listed: Schemas['ListedAgreement'];
  readonly versions: readonly Schemas['AgreementVersion'][];
  readonly shown: Schemas['AgreementVersion'] | undefined;
}

/** The view that the address names, of the version that it names. */
export function AgreementView({ listed, versions, shown }: AgreementViewProps) {
  const { version } = route.useSearch();
  const view = useView();
  if (shown === undefined) return <NoVersion agreement={listed.agreement} version={version ?? 0} />;
  const of = { agreement: listed.agreement, version: shown.version };
  return (
    <>
      <OtherVersion listed={listed} shown={shown} />
      {view === 'commitments' && <CommitmentsView {...of} />}
      {view === 'text' && <TextView {...of} />}
      {view === 'rules' && <RulesView {...of} />}
      {view === 'monitored' && <MonitoredView {...of} />}
      {view === 'calendars' && <CalendarsView {...of} />}
      {view === 'versions' && <VersionsView listed={listed} versions={versions} />}
    </>
  );
}

function NoVersion({ agreement, version }: { readonly agreement: string; readonly version: number }) {
  const { t } = useTranslation('agreements');
  return (
    <EmptyState
      title={t('one.noVersion', { version })}
      action={
        <TextLink to="/agreements/$agreement" params={{ agreement }}>
          {t('one.toPresent')}
        </TextLink>
      }
    />
  );
}

/** Says that another version than the present one is shown, or that another is to come. */
function OtherVersion({
  listed,
  shown,
}: Pick<AgreementViewProps, 'listed'> & { readonly shown: Schemas['AgreementVersion'] }) {
  const { t } = useTranslation('agreements');
  const format = useFormat();
  const { view } = route.useSearch();
  const { agreement, current, coming } = listed;
  const search = view === undefined ? {} : { view };
  if (shown.version !== current.version) {
    return (
      <p role="status" className="rounded-md border border-line bg-accent-soft px-4 py-2 print:hidden">
        {t('one.otherVersion', { version: shown.version, present: current.version })}{' '}
        <TextLink to="/agreements/$agreement" params={{ agreement }} search={search}>
          {t('one.toPresent')}
        </TextLink>
      </p>
    );
  }
  if (coming === null) return null;
  return (
    <p role="status" className="rounded-md border border-line bg-accent-soft px-4 py-2 print:hidden">
      {t('one.coming', { version: coming.version, day: format.day(coming.effectiveAt, coming.timeZone, true) })}{' '}
      <TextLink to="/agreements/$agreement" params={{ agreement }} search={{ ...search, version: coming.version }}>
        {t('one.toComing')}
      </TextLink>
    </p>
  );
}
