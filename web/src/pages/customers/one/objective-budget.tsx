import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { useMay, useSelf } from '../../../api/session.ts';
import { shareOf } from '../../../app/shares.ts';
import { BudgetStrip } from '../../../kit/figures/budget-strip.tsx';
import { Why } from '../../../kit/layout/disclosure.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { dateIn } from '../../../kit/time/local-day.ts';
import { useFormat } from '../../../words/format.ts';
import { leftOf } from '../left.ts';
import { useRequiredWords } from '../required-words.ts';
import { useZone } from '../use-zone.ts';
import { ClauseLink } from './reasons.tsx';

type Objective = Schemas['NamedObjective'];

interface ObjectiveBudgetProps {
  readonly customer: string;
  readonly objective: Objective;
}

/** What is left of an objective's misses, and what it was counted from. */
export function ObjectiveBudget({ customer, objective }: ObjectiveBudgetProps) {
  const { t } = useTranslation('customers');
  const { breached, title } = objective;
  const left = leftOf(objective);
  return (
    <div className="grid min-w-0 content-start gap-1">
      <BudgetStrip
        title={title}
        kind="misses"
        allowed={(left ?? 0) + breached}
        used={breached}
        isUnknown={left === null}
        {...(left === null ? {} : { runsOutOn: objective.missesRunOutOn })}
      />
      <p className="text-sm text-ink-soft">
        <Why value={<Reached objective={objective} />} label={title}>
          <ObjectiveReason customer={customer} objective={objective} />
        </Why>
        <span className="sr-only">{t('reason.open')}</span>
      </p>
    </div>
  );
}

function Reached({ objective }: { readonly objective: Objective }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const words = useRequiredWords();
  const { attainment, met, breached, required } = objective;
  const share = shareOf(attainment);
  const told = { kept: format.number(met), all: format.number(met + breached), count: met + breached };
  const promised = words(required);
  if (share === null) return <>{promised === null ? t('reached.nothing') : t('reached.nothingOf', { promised })}</>;
  return <>{promised === null ? t('reached.kept', told) : t('reached.keptOf', { ...told, promised })}</>;
}

/** How the number came about: what was counted in which period, by which clause, and the tickets behind it. */
export function ObjectiveReason({ customer, objective }: ObjectiveBudgetProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const may = useMay();
  const self = useSelf();
  const timeZone = useZone();
  const { met, breached, excused, open, period, agreement, clause, target } = objective;
  const day = (at: string) => format.day(at, timeZone, true);
  const last = new Date(Date.parse(period.to) - 1).toISOString();
  const month = dateIn(Date.parse(last), timeZone).slice(0, 7);
  const share = shareOf(objective.attainment);
  return (
    <span className="grid gap-1.5">
      <span className="font-semibold">{objective.title}</span>
      <span>{t('reason.period', { from: day(period.from), to: day(last) })}</span>
      <span>
        {t('reason.counts', {
          kept: format.number(met),
          missed: format.number(breached),
          excused: format.number(excused),
          open: format.number(open),
        })}
      </span>
      {share !== null && (
        <span>
          {t('reason.formula', {
            kept: format.number(met),
            all: format.number(met + breached),
            share: format.percent(share, 2),
          })}
        </span>
      )}
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        <ClauseLink agreement={agreement} clause={clause} />
        <TextLink to="/" search={{ customer, target }}>
          {t('reason.running')}
        </TextLink>
        {breached > 0 && self.customer === null && may('statements:read') && (
          <TextLink to="/customers/$customer/reports/$month" params={{ customer, month }} hash="misses">
            {t('reason.misses')}
          </TextLink>
        )}
      </span>
    </span>
  );
}
