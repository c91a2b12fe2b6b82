import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { Card } from '../../../kit/layout/card.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { Section } from '../../../kit/layout/section.tsx';
import { SplitView } from '../../../kit/layout/split-view.tsx';
import { leftOf } from '../left.ts';
import { AgreementsCard } from './agreements-card.tsx';
import { AvailabilityBudgets } from './availability/availability-budgets.tsx';
import { ReachCard } from './contacts/reach-card.tsx';
import { MoneyCard } from './money/money-card.tsx';
import { ObjectiveBudget } from './objective-budget.tsx';

type Overview = Schemas['CustomerOverview'];
type Objective = Schemas['NamedObjective'];

const SHOWN = 6;

/** Fewest misses left first; those of which nothing was counted last. */
export function byLeft(objectives: readonly Objective[]): readonly Objective[] {
  const left = (one: Objective) => leftOf(one) ?? Number.POSITIVE_INFINITY;
  return [...objectives].sort((a, b) => left(a) - left(b));
}

/** The essentials of a customer on one screen. */
export function NowView({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('customers');
  return (
    <SplitView
      asideLabel={t('one.aside')}
      main={
        <>
          {overview.objectives !== null && <Tightest overview={overview} objectives={overview.objectives} />}
          {overview.availability !== null && overview.availability.length > 0 && (
            <Section
              title={t('availability.title')}
              aside={<ViewLink customer={overview.customer} view="availability" words={t('availability.all')} />}
            >
              <AvailabilityBudgets overview={overview} />
            </Section>
          )}
        </>
      }
      aside={
        <>
          <AgreementsCard overview={overview} />
          <ReachCard overview={overview} />
          <MoneyCard customer={overview.customer} />
        </>
      }
    />
  );
}

function Tightest({
  overview,
  objectives,
}: {
  readonly overview: Overview;
  readonly objectives: readonly Objective[];
}) {
  const { t } = useTranslation('customers');
  const { customer } = overview;
  const shown = byLeft(objectives).slice(0, SHOWN);
  const all = t('objectives.all', { count: objectives.length });
  return (
    <Section title={t('objectives.title')} aside={<ViewLink customer={customer} view="objectives" words={all} />}>
      {shown.length === 0 ? (
        <p className="text-ink-soft">{t('objectives.none')}</p>
      ) : (
        <Card className="grid gap-x-8 gap-y-4 md:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2 2xl:grid-cols-3">
          {shown.map((objective) => (
            <ObjectiveBudget
              key={`${objective.agreement} ${objective.target} ${objective.level ?? ''} ${objective.period.from}`}
              customer={customer}
              objective={objective}
            />
          ))}
        </Card>
      )}
    </Section>
  );
}

interface ViewLinkProps {
  readonly customer: string;
  readonly view: 'availability' | 'objectives';
  readonly words: string;
}

function ViewLink({ customer, view, words }: ViewLinkProps) {
  return (
    <TextLink to="/customers/$customer" params={{ customer }} search={{ view }} resetScroll={false}>
      {words}
    </TextLink>
  );
}
