import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../api/ask.ts';
import { useMay } from '../../../api/session.ts';
import { Piece } from '../../../app/failed/piece.tsx';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../kit/feedback/skeleton.tsx';
import { TabLink } from '../../../kit/layout/links.tsx';
import { Tabs } from '../../../kit/layout/tabs.tsx';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import type { ItemProps } from '../sections.ts';
import { KeysView } from './keys-view.tsx';
import { LIVE_EVERY_MS } from './live-every.ts';
import { OverviewView } from './overview-view.tsx';
import { PayloadsView } from './payloads-view.tsx';
import { SetupView } from './setup-view.tsx';
import { SourceState } from './source-state.tsx';

const route = getRouteApi('/shell/settings/$section/$item');
// The editor of texts is loaded by who edits one.
const MappingView = lazy(async () => ({ default: (await import('./mapping/mapping-view.tsx')).MappingView }));
const VIEWS = ['overview', 'mapping', 'payloads', 'keys', 'setup'] as const;

/** One source in its views. */
export function SourceItem({ item }: ItemProps) {
  const { t } = useTranslation('settings-sources');
  const { view: asked } = route.useSearch();
  const mayWrite = useMay()('sources:write');
  const view = VIEWS.find((one) => one === asked) ?? 'overview';
  const query = useQuery({
    ...ask('/api/v1/sources/{source}', { path: { source: item } }),
    refetchInterval: view === 'overview' ? LIVE_EVERY_MS : false,
  });
  const tabs = (
    <Tabs label={t('view.label')}>
      {VIEWS.filter((one) => mayWrite || (one !== 'keys' && one !== 'setup')).map((one) => (
        <TabLink
          key={one}
          to="/settings/$section/$item"
          params={{ section: 'sources', item }}
          search={one === 'overview' ? {} : { view: one }}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={one === view ? 'page' : undefined}
        >
          {t(`view.${one}`)}
        </TabLink>
      ))}
    </Tabs>
  );
  return (
    <SettingsFrame
      section="sources"
      title={query.data?.title ?? item}
      lead={query.data && <SourceState source={query.data} />}
      tabs={tabs}
    >
      <QueryState query={query} skeleton={<SkeletonText lines={8} />}>
        {(source) => (
          <Suspense fallback={<SkeletonText lines={8} />}>
            {view === 'overview' && <OverviewView source={source} />}
            {view === 'mapping' && (
              <Piece>
                <MappingView source={source} />
              </Piece>
            )}
            {view === 'payloads' && <PayloadsView source={source} />}
            {view === 'keys' && <KeysView source={source} />}
            {view === 'setup' && <SetupView key={source.revision} source={source} />}
          </Suspense>
        )}
      </QueryState>
    </SettingsFrame>
  );
}
