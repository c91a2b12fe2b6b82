import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.ts';
import { useSelf } from '../../../../api/session.ts';
import { SkeletonText } from '../../../../kit/feedback/skeleton.tsx';
import { useFormat } from '../../../../words/format.ts';
import { Money } from '../money.tsx';
import { FigureStateWord } from '../state-word.tsx';
import { type Figure, itemOf, type Statement } from '../statement.ts';
import { useFigureName, useZoneOf } from '../use-titles.ts';

/** How each figure of the month stands today, after what was said since it was issued. */
export function StandingNow({ agreement, month }: { readonly agreement: string; readonly month: string }) {
  const { t } = useTranslation('statements');
  const self = useSelf();
  const { data, error } = useQuery({
    ...ask('/api/v1/statements/{agreement}/{month}/preview', { path: { agreement, month } }),
    enabled: self.customer === null,
  });
  if (error !== null || self.customer !== null) return null;
  const now = data as unknown as Statement | undefined;
  const figures = now === undefined ? [] : [...now.credits, ...now.penalties, ...now.bonuses, ...now.serviceDays];
  return (
    <div className="border-t border-line pt-3">
      <h3 className="mb-2 font-semibold">{t('standing.title')}</h3>
      {now === undefined && <SkeletonText lines={2} />}
      {now !== undefined && figures.length === 0 && <p className="text-ink-soft">{t('standing.none')}</p>}
      <ul className="grid gap-2">
        {figures.map((figure) => (
          <Standing key={`${itemOf(figure)} ${figure.target} ${figure.level} ${figure.period.from}`} figure={figure} />
        ))}
      </ul>
    </div>
  );
}

function Standing({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const timeZone = useZoneOf(figure.agreement);
  const nameOf = useFigureName(figure.agreement);
  const { finalAt, contestBy, state, amount } = figure;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4">
      <span className="flex items-baseline justify-between gap-x-4 max-sm:w-full">
        <span>{nameOf(figure)}</span>
        <Money of={amount} />
      </span>
      <FigureStateWord state={state} />
      {finalAt !== null && (
        <span className="text-sm text-ink-soft">
          {t('figures.finalAt', { day: format.day(finalAt, timeZone, true) })}
        </span>
      )}
      {finalAt === null && contestBy !== null && (
        <span className="text-sm text-ink-soft">
          {/* Its last day, not the midnight after it. */}
          {t('figures.contestBy', { day: format.day(Date.parse(contestBy) - 1, timeZone, true) })}
        </span>
      )}
    </li>
  );
}
