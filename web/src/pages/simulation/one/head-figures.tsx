import { useTranslation } from 'react-i18next';
import { useSelf } from '../../../api/session.ts';
import { type Amount, minorOf } from '../../../app/amounts.ts';
import { shareOf } from '../../../app/shares.ts';
import { Figure } from '../../../kit/data/figure.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { useFormat } from '../../../words/format.ts';
import { keptIn } from './result.ts';
import type { ResultProps } from './result-view.tsx';
import { StandWord } from './stand-word.tsx';

/** What it comes to, in a few figures: each opens to what it was told from. */
export function HeadFigures({ draft, present }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { timeZone } = useSelf();
  const money = (of: Amount) => format.money(minorOf(of), of.currency);
  const { advice, cost, replay, history } = draft;
  const odds = draft.odds.filter(({ missed }) => missed.trials > 0);
  const needed = shareOf(draft.confidence) ?? 0;
  const kept = odds.filter((one) => (keptIn(one) ?? 0) >= needed).length;
  const net = replay?.cost.net ?? null;
  const before = draft.present?.cost.net ?? null;
  const past = history && {
    from: format.day(history.from, timeZone, true),
    to: format.day(Date.parse(history.to) - 1, timeZone, true),
  };
  return (
    <Card className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
      {advice && (
        <div className="grid content-start gap-1">
          <p className="text-ink-soft">{t('head.advice')}</p>
          <p className="text-2xl">
            <StandWord stand={advice.stand} />
          </p>
        </div>
      )}
      {net && past && (
        <Figure
          label={t('head.onPast')}
          value={money(net)}
          hint={
            before
              ? t('head.presentOnPast', { amount: money(before) })
              : minorOf(net) < 0
                ? t('head.onPastEarned')
                : undefined
          }
          reason={t('head.onPastReason', { ...past, count: draft.tickets, n: format.number(draft.tickets) })}
        />
      )}
      {cost && (
        <Figure
          label={t('head.year')}
          value={money(cost.net.mean)}
          hint={
            present?.cost
              ? t('head.presentYear', { amount: money(present.cost.net.mean) })
              : t('head.yearSpan', { low: money(cost.net.p5), high: money(cost.net.p95) })
          }
          reason={t('head.yearReason', {
            count: draft.years,
            n: format.number(draft.years),
            weeks: format.number(draft.weeks ?? 0),
            low: money(cost.net.p5),
            high: money(cost.net.p95),
          })}
        />
      )}
      {odds.length > 0 && (
        <Figure
          label={t('head.kept', { confidence: format.percent(needed) })}
          value={t('head.keptOf', { kept: format.number(kept), all: format.number(odds.length) })}
          reason={t('head.keptReason', { confidence: format.percent(needed) })}
        />
      )}
    </Card>
  );
}
