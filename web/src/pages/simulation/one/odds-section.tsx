import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../app/shares.ts';
import { Button } from '../../../kit/controls/button.tsx';
import { Odds } from '../../../kit/figures/odds.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import type { TargetOdds } from './result.ts';
import type { ResultProps } from './result-view.tsx';

const FEW = 6;
const PERIODS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling30d', 'rolling12mo'] as const;

/** How often a period of each promise is missed: the likeliest first. */
export function OddsSection(props: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const { odds } = props.draft;
  const judged = odds
    .filter(({ missed }) => missed.trials > 0)
    .toSorted((a, b) => b.missed.hits / b.missed.trials - a.missed.hits / a.missed.trials);
  const silent = odds.filter(({ missed }) => missed.trials === 0);
  const shown = isWhole ? judged : judged.slice(0, FEW);
  return (
    <Section title={t('odds.title')} lead={t('odds.lead')}>
      <Card className="grid gap-6">
        <ul className="grid gap-x-10 gap-y-6 md:grid-cols-2">
          {shown.map((one) => (
            <li key={`${one.target} ${one.level}`} className="min-w-0">
              <OneOdds {...props} odds={one} />
            </li>
          ))}
        </ul>
        {judged.length === 0 && <p>{t('odds.nothing')}</p>}
        {judged.length > FEW && (
          <Button size="small" className="justify-self-start" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('odds.fewer') : t('odds.all', { count: judged.length })}
          </Button>
        )}
        {silent.length > 0 && (
          <p className="text-sm text-ink-soft">
            {t('odds.silent', { targets: format.list(silent.map((one) => props.nameOf(one.target, one.level))) })}
          </p>
        )}
      </Card>
    </Section>
  );
}

function OneOdds({ draft, nameOf, odds }: ResultProps & { readonly odds: TargetOdds }) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { missed, yearsWithMiss, breachesAYear } = odds;
  const same = (one: { readonly target: string; readonly level: string | null }) =>
    one.target === odds.target && one.level === odds.level;
  const past = draft.replay?.targets.find(same);
  const before = draft.present?.targets.find(same);
  const per = PERIODS.find((known) => known === odds.per) ?? 'month';
  const [low, high] = [shareOf(missed.low), shareOf(missed.high)];
  const yearly = shareOf(yearsWithMiss.share);
  return (
    <div className="grid gap-1">
      <Odds
        label={nameOf(odds.target, odds.level)}
        probability={missed.hits / missed.trials}
        {...(low === null || high === null ? {} : { low, high })}
      />
      <ul className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <li>{t(`per.${per}`, { n: format.number(missed.trials) })}</li>
        {past && (
          <li>{t('odds.onPast', { missed: format.number(past.missed), judged: format.number(past.judged) })}</li>
        )}
        {before && (
          <li>{t('odds.present', { missed: format.number(before.missed), judged: format.number(before.judged) })}</li>
        )}
        {yearly !== null && missed.hits > 0 && <li>{t('odds.yearly', { share: format.percent(yearly, 0) })}</li>}
        {breachesAYear !== null && breachesAYear.mean > 0 && (
          <li>
            {t('odds.late', {
              mean: format.number(breachesAYear.mean, 1),
              low: format.number(breachesAYear.p5, 1),
              high: format.number(breachesAYear.p95, 1),
            })}
          </li>
        )}
      </ul>
    </div>
  );
}
