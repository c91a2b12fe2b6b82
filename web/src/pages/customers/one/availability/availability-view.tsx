import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { budgetOf, outagesOf } from '../../../../app/availability-row.ts';
import { More } from '../../../../kit/data/more.tsx';
import { usePortions } from '../../../../kit/data/use-portions.ts';
import { EmptyState } from '../../../../kit/feedback/empty-state.tsx';
import { Forbidden } from '../../../../kit/feedback/error-state.tsx';
import { BudgetStrip } from '../../../../kit/figures/budget-strip.tsx';
import { Waterfall } from '../../../../kit/figures/waterfall.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import { useZone } from '../../use-zone.ts';
import { ClauseLink } from '../reasons.tsx';
import { usePeriodDays } from '../use-period-days.ts';
import { ExclusionsCard } from './exclusions-card.tsx';

type Row = NonNullable<Schemas['CustomerOverview']['availability']>[number];

/** Availability service by service: downtime left, where the hours went, the outages that counted, what was excluded. */
export function AvailabilityView({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const { t } = useTranslation('customers');
  if (overview.availability === null) return <Forbidden />;
  if (overview.availability.length === 0)
    return <EmptyState title={t('availability.none')}>{t('availability.noneLead')}</EmptyState>;
  return (
    <>
      {overview.availability.map((row) => (
        <ServiceSection key={`${row.agreement} ${row.target} ${row.period.from}`} row={row} />
      ))}
      <ExclusionsCard overview={overview} />
    </>
  );
}

function ServiceSection({ row }: { readonly row: Row }) {
  const { t } = useTranslation('customers');
  const daysOf = usePeriodDays();
  const { strip, promised, reached } = budgetOf(row);
  const { waterfall, period } = row;
  return (
    <Section
      title={row.title}
      lead={t('availability.period', { service: row.serviceTitle, ...daysOf(period) })}
      aside={
        <span className="flex flex-wrap gap-x-4">
          <ClauseLink agreement={row.agreement} clause={row.clause} />
          {row.service !== null && (
            <TextLink to="/availability/$service" params={{ service: row.service }}>
              {t('availability.timeline')}
            </TextLink>
          )}
        </span>
      }
    >
      <Card className="grid gap-6 xl:grid-cols-[2fr_1fr]">
        <div className="grid min-w-0 content-start gap-4">
          <BudgetStrip kind="downtime" title={t('availability.budget')} {...strip} />
          <Waterfall
            title={t('availability.waterfall')}
            totalSeconds={waterfall.totalSeconds}
            maintenanceSeconds={waterfall.maintenanceSeconds}
            excludedSeconds={waterfall.excludedSeconds}
            unknownSeconds={waterfall.unknownSeconds}
            downtimeSeconds={waterfall.downtimeSeconds}
            target={promised}
            isUnknown={reached === null}
          />
        </div>
        <Outages row={row} />
      </Card>
    </Section>
  );
}

function Outages({ row }: { readonly row: Row }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const timeZone = useZone();
  const { shown: outages, more } = usePortions(outagesOf(row));
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 font-semibold">{t('availability.outagesTitle')}</h3>
      {outages.length === 0 ? (
        <p className="text-ink-soft">{t('availability.noOutage')}</p>
      ) : (
        <ul className="grid gap-2">
          {outages.map((one) => (
            <li key={one.outage} className="grid">
              <span>
                {one.to === null
                  ? t('availability.goesOn', { from: format.dayAndTime(one.from, timeZone) })
                  : t('fromTo', {
                      from: format.dayAndTime(one.from, timeZone),
                      to: format.dayAndTime(one.to, timeZone),
                    })}
              </span>
              <span className="text-sm text-ink-soft">
                {one.countedSeconds > 0
                  ? t('availability.counted', { time: format.duration(one.countedSeconds) })
                  : t('availability.uncounted')}
                {one.maintenanceSeconds > 0 &&
                  ` · ${t('availability.inMaintenance', { time: format.duration(one.maintenanceSeconds) })}`}
                {one.excludedSeconds > 0 &&
                  ` · ${t('availability.excluded', { time: format.duration(one.excludedSeconds) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <More {...more} />
    </div>
  );
}
