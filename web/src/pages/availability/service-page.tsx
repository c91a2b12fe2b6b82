import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import type { Schemas } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { Button } from '../../kit/controls/button.tsx';
import { EmptyState } from '../../kit/feedback/empty-state.tsx';
import { QueryState } from '../../kit/feedback/query-state.tsx';
import { CrumbLink, TextLink } from '../../kit/layout/links.tsx';
import { Page } from '../../kit/layout/page.tsx';
import { useFormat } from '../../words/format.ts';
import { AnnounceDialog } from './act/announce-dialog.tsx';
import { ExcludeDialog } from './act/exclude-dialog.tsx';
import { ServiceView } from './one/service-view.tsx';
import { ServiceStateMark } from './service-state.tsx';
import { useZone } from './use-zone.ts';

const route = getRouteApi('/shell/availability/$service');
type Service = Schemas['Service'];

/** One service: how it is, how it was, what of that counts, and what is planned. */
export function ServicePage() {
  const { t } = useTranslation('availability');
  const { service } = route.useParams();
  const query = useQuery({ ...ask('/api/v1/services', { query: { service: [service] } }), refetchInterval: 30_000 });
  const found = query.data?.items.find((one) => one.service === service);
  return (
    <Page
      title={found?.title ?? service}
      size="full"
      crumbs={<CrumbLink to="/availability">{t('title')}</CrumbLink>}
      lead={found && <Lead service={found} />}
      actions={found && <Actions service={found} />}
    >
      <QueryState query={query}>
        {() =>
          found === undefined ? (
            <EmptyState title={t('service.none')} action={<TextLink to="/availability">{t('service.toAll')}</TextLink>}>
              {t('service.noneLead', { service })}
            </EmptyState>
          ) : (
            <ServiceView service={found} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Lead({ service }: { readonly service: Service }) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { timeZone } = useZone([service]);
  const { state, since, uncertainSince } = service;
  const at = uncertainSince ?? since;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <ServiceStateMark state={state} />
      {at !== null && <span>{t('service.since', { at: format.dayAndTime(at, timeZone) })}</span>}
    </span>
  );
}

function Actions({ service }: { readonly service: Service }) {
  const { t } = useTranslation('availability');
  const mayDecide = useMay()('decisions:write');
  const [doing, setDoing] = useState<'announce' | 'exclude' | null>(null);
  if (!mayDecide) return null;
  const close = () => setDoing(null);
  return (
    <>
      <Button look="main" onClick={() => setDoing('announce')}>
        {t('announce.open')}
      </Button>
      <Button onClick={() => setDoing('exclude')}>{t('exclude.open')}</Button>
      {doing === 'announce' && <AnnounceDialog service={service} onClose={close} />}
      {doing === 'exclude' && <ExcludeDialog service={service} onClose={close} />}
    </>
  );
}
