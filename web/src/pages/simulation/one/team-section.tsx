import { useTranslation } from 'react-i18next';
import { shareOf } from '../../../app/shares.ts';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { useFormat } from '../../../words/format.ts';
import type { Load } from './result.ts';
import type { ResultProps } from './result-view.tsx';

/** Whether the team's hours are enough. */
export function TeamSection({ draft }: ResultProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { capacity } = draft;
  if (capacity === null) return null;
  const { basis } = capacity;
  const lead =
    basis.kind === 'recorded'
      ? t('team.recorded')
      : t('team.elapsed', { share: format.percent(shareOf(basis.share) ?? 0) });
  return (
    <Section title={t('team.title')} lead={lead}>
      <div className="grid gap-4 md:grid-cols-2">
        <Hours title={t('team.inService')} load={capacity.inService} />
        <Hours title={t('team.outOfService')} load={capacity.outOfService} />
      </div>
    </Section>
  );
}

function Hours({ title, load }: { readonly title: string; readonly load: Load }) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { workSeconds, teamSeconds, overloaded } = load;
  const share = overloaded.trials === 0 ? null : overloaded.hits / overloaded.trials;
  const hours = (seconds: number) => t('team.hours', { n: format.number(seconds / 3_600, 1) });
  return (
    <Card className="grid gap-1">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
        {title}
        {share !== null && (
          <StateMark
            state={share === 0 ? 'onTime' : share < 0.1 ? 'soon' : 'late'}
            word={share === 0 ? t('team.fits') : t('team.over', { share: format.percent(share, 1) })}
          />
        )}
      </h3>
      <p>
        {workSeconds === null
          ? t('team.unknown')
          : t('team.load', {
              mean: hours(workSeconds.mean),
              low: hours(workSeconds.p5),
              high: hours(workSeconds.p95),
              team: hours(teamSeconds),
            })}
      </p>
    </Card>
  );
}
