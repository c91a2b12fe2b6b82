import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../../api/client.ts';
import { budgetOf } from '../../../../app/availability-row.ts';
import { BudgetStrip } from '../../../../kit/figures/budget-strip.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Why } from '../../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { decimalsFor, useFormat } from '../../../../words/format.ts';
import { ClauseLink } from '../reasons.tsx';

type Row = NonNullable<Schemas['CustomerOverview']['availability']>[number];

/** Downtime left of every availability promise of the periods that run. */
export function AvailabilityBudgets({ overview }: { readonly overview: Schemas['CustomerOverview'] }) {
  const rows = overview.availability ?? [];
  return (
    <Card className={`grid gap-x-8 gap-y-4 ${rows.length > 1 ? 'md:grid-cols-2' : ''}`}>
      {rows.map((row) => (
        <div key={`${row.agreement} ${row.target} ${row.period.from}`} className="grid min-w-0 content-start gap-1">
          <BudgetStrip kind="downtime" title={row.title} {...budgetOf(row).strip} />
          <Reached row={row} />
        </div>
      ))}
    </Card>
  );
}

function Reached({ row }: { readonly row: Row }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { reached, promised } = budgetOf(row);
  if (reached === null) return null;
  const told = format.percent(reached, decimalsFor(promised));
  return (
    <p className="text-sm text-ink-soft">
      <Why
        label={row.title}
        value={
          promised === null
            ? t('availability.reached', { share: told })
            : t('availability.reachedOf', { share: told, promised: format.percent(promised, 3) })
        }
      >
        <span className="grid gap-1.5">
          <span className="font-semibold">{row.title}</span>
          <span>
            {t('availability.formula', {
              down: format.duration(row.waterfall.downtimeSeconds),
              counted: format.duration(
                row.waterfall.totalSeconds - row.waterfall.maintenanceSeconds - row.waterfall.excludedSeconds,
              ),
              share: told,
            })}
          </span>
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            <ClauseLink agreement={row.agreement} clause={row.clause} />
            {row.service !== null && (
              <TextLink to="/availability/$service" params={{ service: row.service }}>
                {t('availability.outages')}
              </TextLink>
            )}
          </span>
        </span>
      </Why>
    </p>
  );
}
