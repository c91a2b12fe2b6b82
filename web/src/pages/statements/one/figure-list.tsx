import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../app/amounts.ts';
import { Working } from '../../../app/statement/working.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Disclosure } from '../../../kit/layout/disclosure.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import { Money } from './money.tsx';
import { FigureStateWord } from './state-word.tsx';
import { type Figure, itemOf } from './statement.ts';
import { useFigureName, useTitles, useZoneOf } from './use-titles.ts';

interface FigureListProps {
  readonly sort: 'credits' | 'penalties' | 'bonuses' | 'serviceDays' | 'fromEarlier';
  readonly figures: readonly Figure[];
}

/** Credits, penalties or bonuses: each with how far it has come, and its working step by step. */
export function FigureList({ sort, figures }: FigureListProps) {
  const { t } = useTranslation('statements');
  if (figures.length === 0 && sort !== 'credits') return null;
  return (
    <Section title={t(`figures.${sort}`)} lead={sort === 'fromEarlier' ? t('figures.earlierLead') : undefined}>
      {figures.length === 0 ? (
        <p className="text-ink-soft">{t('figures.none')}</p>
      ) : (
        <ul className="grid gap-3">
          {figures.map((figure) => (
            <FigureCard
              key={`${itemOf(figure)} ${figure.target} ${figure.level} ${figure.period.from}`}
              figure={figure}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function FigureCard({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const timeZone = useZoneOf(figure.agreement);
  const titleOf = useTitles(figure.agreement);
  const nameOf = useFigureName(figure.agreement);
  const { amount, pending, state, waitsFor, period, days = 0 } = figure;
  return (
    <li>
      <Card className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <h3 className="font-semibold">{nameOf(figure, true)}</h3>
          <span className="flex flex-wrap items-baseline gap-x-4">
            <FigureStateWord state={state} />
            <span className="text-lg font-semibold">
              {minorOf(amount) === 0 && days > 0 ? t('figures.days', { count: days }) : <Money of={amount} />}
            </span>
          </span>
        </div>
        <p className="text-sm text-ink-soft">
          {t('figures.of', {
            target: titleOf('targets', figure.target),
            days: format.days(period, timeZone),
          })}
        </p>
        {waitsFor.length > 0 && (
          <p className="text-sm">
            {t('figures.waits', { what: format.list(waitsFor.map((one) => t(`waits.${one}`))) })}
          </p>
        )}
        {minorOf(pending) !== 0 && (
          <p className="text-sm">
            {t('figures.pending', { amount: format.money(minorOf(pending), pending.currency) })}
          </p>
        )}
        <Dates figure={figure} />
        <Disclosure summary={t('working.title')}>
          <Working agreement={figure.agreement} steps={figure.working} />
        </Disclosure>
        <div className="hidden print:block">
          <Working agreement={figure.agreement} steps={figure.working} />
        </div>
      </Card>
    </li>
  );
}

/** Since when it is final, until when it can be contested or must be claimed. */
function Dates({ figure: { agreement, finalAt, contestBy, claimBy = null } }: { readonly figure: Figure }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const timeZone = useZoneOf(agreement);
  const day = (at: string | number) => format.day(at, timeZone, true);
  // Both end with their last day: what is told is that day, not the midnight after it.
  const lastDay = (end: string) => day(Date.parse(end) - 1);
  return (
    <ul className="flex flex-wrap gap-x-6 text-sm text-ink-soft">
      {finalAt !== null && <li>{t('figures.finalAt', { day: day(finalAt) })}</li>}
      {contestBy !== null && <li>{t('figures.contestBy', { day: lastDay(contestBy) })}</li>}
      {claimBy !== null && <li>{t('figures.claimBy', { day: lastDay(claimBy) })}</li>}
    </ul>
  );
}
