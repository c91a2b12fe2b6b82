import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useCursorPages } from '../../../api/pages.ts';
import { type Column, DataTable } from '../../../kit/data/data-table.tsx';
import { More } from '../../../kit/data/more.tsx';
import { useFilters } from '../../../kit/data/use-filters.ts';
import { QueryState } from '../../../kit/feedback/query-state.tsx';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { useFormat } from '../../../words/format.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { useCustomers, usePersonName } from '../parts/use-names.ts';
import { useWhen } from '../parts/when.tsx';
import type { SettingsSearch } from '../routes.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ChainPart } from './chain-part.tsx';

type Entry = Schemas['AuditEntry'];
const route = getRouteApi('/shell/settings/$section');

/** Who decided what, latest first, and whether the chain holds. */
export function AuditSection() {
  const { t } = useTranslation('settings-house');
  const filters = useFilters<SettingsSearch>(route);
  const { by, state: action } = filters.values;
  const { query, items, more } = useCursorPages('/api/v1/audit', {
    query: {
      latest: true,
      limit: 50,
      ...(by === undefined ? {} : { by }),
      ...(action === undefined ? {} : { action }),
    },
  });
  const columns = useColumns();
  return (
    <SettingsFrame section="audit">
      <ChainPart />
      <div className="grid min-w-0 gap-3">
        <AuditFilters filters={filters} />
        <QueryState query={query}>
          {() =>
            items.length === 0 ? (
              <>
                <p className="text-ink-soft">{t('audit.none')}</p>
                <More {...more} />
              </>
            ) : (
              <DataTable
                caption={t('audit.caption')}
                columns={columns}
                rows={items}
                rowKey={(one) => String(one.number)}
                isDense
                foot={more.hasMore ? <More {...more} /> : undefined}
              />
            )
          }
        </QueryState>
      </div>
    </SettingsFrame>
  );
}

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('settings-house');
  const format = useFormat();
  const when = useWhen();
  const nameOf = usePersonName();
  return [
    {
      key: 'what',
      head: t('audit.what'),
      isMain: true,
      cell: (one) => (
        <span className="grid sm:min-w-48">
          <span className="font-medium">
            {t(`audit.did.${one.action as Known}`, { defaultValue: t('audit.other') })}
          </span>
          <About entry={one} />
        </span>
      ),
    },
    {
      key: 'when',
      head: t('audit.when'),
      cell: (one) => (
        <time dateTime={one.at} className="sm:whitespace-nowrap">
          {when(one.at)}
        </time>
      ),
    },
    { key: 'who', head: t('audit.who'), cell: (one) => nameOf(one.actor) },
    {
      key: 'details',
      head: t('audit.asRecorded'),
      cell: (one) => (
        <Why value={t('audit.number', { number: format.number(one.number) })} label={t('audit.asRecorded')}>
          <AsRecorded entry={one} />
        </Why>
      ),
    },
  ];
}

/** What an action is called, as far as it has words. */
type Known = 'agreement.published';
/** Of what it is told by name what it was done to. */
type Thing = 'agreement';
/** What an alert is about, as far as it has words. */
type AlertKind = 'breach';

/** To what it was done, by name where it has one, and the reason that was given. */
function About({ entry: { object, details, customer } }: { readonly entry: Entry }) {
  const { t } = useTranslation(['settings-house', 'settings-alerting']);
  const nameOf = usePersonName();
  const customers = useCustomers();
  const at = object.indexOf(':');
  const [kind, id] = at < 0 ? [object, ''] : [object.slice(0, at), object.slice(at + 1)];
  const name =
    kind === 'person'
      ? nameOf(id)
      : kind === 'customer'
        ? customers.nameOf(id)
        : kind === 'alert'
          ? t(`settings-alerting:kind.${id as AlertKind}`, { defaultValue: id })
          : id;
  const thing = t(`audit.thing.${kind as Thing}`, { id: name, defaultValue: '' });
  const isOfCustomer = customer !== null && kind !== 'customer' && thing !== '';
  const reason = details['reason'];
  return (
    <span className="grid text-sm wrap-anywhere text-ink-soft">
      <span>{isOfCustomer ? t('audit.of', { thing, customer: customers.nameOf(customer) }) : thing}</span>
      {typeof reason === 'string' && reason !== '' && <span>{t('audit.because', { reason })}</span>}
    </span>
  );
}

/** An entry word for word, for whoever checks the chain. */
function AsRecorded({ entry: { action, object, details } }: { readonly entry: Entry }) {
  return (
    <span className="grid gap-1 font-mono text-sm wrap-anywhere">
      <span>{action}</span>
      <span>{object}</span>
      {Object.entries(details).map(([name, value]) => (
        <span key={name}>{`${name}: ${value}`}</span>
      ))}
    </span>
  );
}
