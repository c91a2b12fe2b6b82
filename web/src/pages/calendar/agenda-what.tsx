import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask.ts';
import { Badge } from '../../kit/feedback/badge.tsx';
import { TextLink } from '../../kit/layout/links.tsx';
import type { AgendaItem, Kind } from './kinds.ts';
import { useIsPressing } from './use-is-pressing.ts';

/** Of what kind a date is; those after which something is lost stand out, until they are over. */
export function KindMark({ kind, date }: { readonly kind: Kind; readonly date: string }) {
  const { t } = useTranslation('calendar');
  const isPressing = useIsPressing();
  return (
    <span>
      <Badge tone={isPressing(kind, date) ? 'soon' : 'plain'}>{t(`kind.${kind}`)}</Badge>
    </span>
  );
}

/** What falls on a day, in words, and of planned maintenance for whom; with the way to where it comes from. */
export function AgendaWhat({ item, isBare = false }: { readonly item: AgendaItem; readonly isBare?: boolean }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="text-pretty wrap-anywhere">{item.text}</p>
      {item.kind === 'maintenance' && <ForWhom customer={item.customer} />}
      {!isBare && (
        <p className="text-sm">
          <AgendaSource item={item} />
        </p>
      )}
    </div>
  );
}

function ForWhom({ customer }: { readonly customer: string | null }) {
  const { t } = useTranslation('calendar');
  const { data } = useQuery({ ...ask('/api/v1/customers'), staleTime: 60_000 });
  const name = data?.items.find((one) => one.customer === customer)?.name ?? customer;
  return <p className="text-sm text-ink-soft">{name === null ? t('forAll') : t('forOne', { customer: name })}</p>;
}

/** The way to the agreement that a date comes from; of planned maintenance to its service. */
export function AgendaSource({ item: { kind, agreement, title, thing } }: { readonly item: AgendaItem }) {
  const { t } = useTranslation('calendar');
  if (kind === 'maintenance' && thing !== null)
    return (
      <TextLink to="/availability/$service" params={{ service: thing }} className="inline-block min-h-6">
        {t('toService')}
      </TextLink>
    );
  if (agreement === null) return null;
  return (
    <TextLink to="/agreements/$agreement" params={{ agreement }} className="inline-block min-h-6">
      {title ?? agreement}
    </TextLink>
  );
}
