import { useTranslation } from 'react-i18next';
import { useSelf } from '../../api/session.ts';
import { Badge } from '../../kit/feedback/badge.tsx';
import { TextLink } from '../../kit/layout/links.tsx';
import { useFormat } from '../../words/format.ts';
import { type AgendaItem, BINDING, type Kind } from './kinds.ts';

/** Of what kind a date is; those after which something is lost stand out. */
export function KindMark({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation('calendar');
  return (
    <span>
      <Badge tone={BINDING.has(kind) ? 'soon' : 'plain'}>{t(`kind.${kind}`)}</Badge>
    </span>
  );
}

/** What falls on a day, in words, with its hours and the way to where it comes from. */
export function AgendaWhat({ item, isBare = false }: { readonly item: AgendaItem; readonly isBare?: boolean }) {
  const { t } = useTranslation('calendar');
  const { timeZone } = useSelf();
  const format = useFormat();
  const { agreement, title, from, to } = item;
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="text-pretty wrap-anywhere">{item.text}</p>
      {from !== null && to !== null && (
        <p className="text-sm text-ink-soft">
          {t('hours', { from: format.dayAndTime(from, timeZone), to: format.dayAndTime(to, timeZone) })}
        </p>
      )}
      {agreement !== null && !isBare && (
        <p className="text-sm">
          <TextLink to="/agreements/$agreement" params={{ agreement }} className="inline-block min-h-6">
            {title ?? agreement}
          </TextLink>
        </p>
      )}
    </div>
  );
}
