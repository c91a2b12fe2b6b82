import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../../api/ask.ts';
import { useSelf } from '../../../../api/session.ts';
import { SkeletonText } from '../../../../kit/feedback/skeleton.tsx';
import { useFormat } from '../../../../words/format.ts';
import { Money } from '../money.tsx';
import { FigureStateWord } from '../state-word.tsx';
import { type Figure, figuresIn, itemOf, type Statement } from '../statement.ts';
import { useFigureName, useZoneOf } from '../use-titles.ts';

/** The month as it stands now, after what was said since it was issued; undefined until it is known, null where nobody may know. */
export function useNow(agreement: string, month: string): Statement | null | undefined {
  const self = useSelf();
  const { data, error } = useQuery({
    ...ask('/api/v1/statements/{agreement}/{month}/preview', { path: { agreement, month } }),
    enabled: self.customer === null,
  });
  return error !== null || self.customer !== null ? null : (data as unknown as Statement | undefined);
}

/** How each figure of the month stands today. @param now undefined: it is not known yet */
export function StandingNow({ now }: { readonly now: Statement | undefined }) {
  const { t } = useTranslation('statements');
  const figures = now === undefined ? [] : figuresIn(now);
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
  const { finalAt, contestBy, state, amount, waitsFor } = figure;
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
      {waitsFor.length > 0 && (
        <span className="text-sm text-ink-soft">
          {t('figures.waits', { what: format.list(waitsFor.map((one) => t(`waits.${one}`))) })}
        </span>
      )}
    </li>
  );
}
