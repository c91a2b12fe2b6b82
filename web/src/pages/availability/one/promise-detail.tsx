import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { agreementOf } from '../../../app/agreement-of.ts';
import { type AvailabilityRow, budgetOf, type Outage, outagesOf } from '../../../app/availability-row.ts';
import { More } from '../../../kit/data/more.tsx';
import { usePortions } from '../../../kit/data/use-portions.ts';
import { BudgetStrip } from '../../../kit/figures/budget-strip.tsx';
import { Waterfall } from '../../../kit/figures/waterfall.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { useFormat } from '../../../words/format.ts';
import { factOf } from '../spans.ts';
import { useZone } from '../use-zone.ts';
import { useWhose } from './use-whose.ts';

interface PromiseDetailProps {
  readonly service: Schemas['Service'];
  readonly row: AvailabilityRow;
}

/** One promise in one period: the downtime left, where the hours went, and the outages. */
export function PromiseDetail({ service, row }: PromiseDetailProps) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const { zoneOf } = useZone([service]);
  const timeZone = zoneOf(row.agreement);
  const whose = useWhose(service);
  const { strip, promised, reached } = budgetOf(row);
  const { totalSeconds, maintenanceSeconds, excludedSeconds, unknownSeconds, downtimeSeconds } = row.waterfall;
  return (
    <Card className="grid gap-6 xl:grid-cols-[2fr_1fr]">
      <div className="grid min-w-0 content-start gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h3 className="font-semibold">
            {t('detail.title', { whose: whose(row.agreement), days: format.days(row.period, timeZone) })}
          </h3>
          <TextLink
            to="/agreements/$agreement"
            params={{ agreement: agreementOf(row.agreement) }}
            hash={`targets.${row.target}`}
          >
            {t('clause')}
          </TextLink>
        </div>
        <BudgetStrip kind="downtime" title={t('detail.budget')} {...strip} />
        <Waterfall
          title={t('detail.waterfall')}
          totalSeconds={totalSeconds}
          maintenanceSeconds={maintenanceSeconds}
          excludedSeconds={excludedSeconds}
          unknownSeconds={unknownSeconds}
          downtimeSeconds={downtimeSeconds}
          target={promised}
          isUnknown={reached === null}
        />
      </div>
      <Outages outages={outagesOf(row)} timeZone={timeZone} />
    </Card>
  );
}

interface OutagesProps {
  readonly outages: readonly Outage[];
  readonly timeZone: string;
}

function Outages({ outages, timeZone }: OutagesProps) {
  const { t } = useTranslation('availability');
  const { shown, more } = usePortions(outages);
  if (outages.length === 0)
    return (
      <div>
        <h3 className="mb-1.5 font-semibold">{t('outages.title')}</h3>
        <p className="text-ink-soft">{t('outages.none')}</p>
      </div>
    );
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 font-semibold">{t('outages.title')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section aria-label={t('outages.title')} tabIndex={0} className="max-h-96 overflow-y-auto">
        <ul className="grid gap-3">
          {shown.map((one) => (
            <OutageLine key={`${one.outage} ${one.from}`} outage={one} timeZone={timeZone} />
          ))}
        </ul>
        <More {...more} />
      </section>
    </div>
  );
}

function OutageLine({ outage, timeZone }: { readonly outage: Outage; readonly timeZone: string }) {
  const { t } = useTranslation('availability');
  const format = useFormat();
  const from = format.dayAndTime(outage.from, timeZone);
  const parts = [
    outage.countedSeconds > 0
      ? t('outages.counted', { time: format.duration(outage.countedSeconds) })
      : t('outages.uncounted'),
    outage.maintenanceSeconds > 0
      ? t('outages.inMaintenance', { time: format.duration(outage.maintenanceSeconds) })
      : null,
    outage.excludedSeconds > 0 ? t('outages.excluded', { time: format.duration(outage.excludedSeconds) }) : null,
  ];
  return (
    <li className="grid">
      <span>
        {outage.to === null
          ? t('outages.goesOn', { from })
          : t('fromTo', { from, to: format.dayAndTime(outage.to, timeZone) })}
      </span>
      <span className="text-sm text-ink-soft">{parts.filter((part) => part !== null).join(' · ')}</span>
      <span className="text-xs text-ink-faint wrap-anywhere">{t('outages.fact', factOf(outage.outage))}</span>
    </li>
  );
}
