import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client.ts';
import { shareOf } from '../../../app/shares.ts';
import { EmptyState } from '../../../kit/feedback/empty-state.tsx';
import { StateMark } from '../../../kit/feedback/state-mark.tsx';
import { Card } from '../../../kit/layout/card.tsx';
import { TextLink } from '../../../kit/layout/links.tsx';
import { usePromiseText } from '../use-amount-words.ts';
import { PeriodCell } from './period-cell.tsx';

type Delivered = Schemas['SupplierDelivered'];
type Promised = Delivered['promises'][number];

/** Each promise with what came of it, the present period first; what nobody measured is said to be so. */
export function PromisesView({ supplier }: { readonly supplier: Delivered }) {
  const { t } = useTranslation('suppliers');
  if (supplier.promises.length === 0)
    return <EmptyState title={t('promises.none')}>{t('promises.noneLead')}</EmptyState>;
  return (
    <div className="grid gap-4">
      {supplier.behind > 0 && <p className="text-ink-soft">{t('promises.behind', { count: supplier.behind })}</p>}
      {supplier.promises.map((one) => (
        <PromiseCard key={`${one.agreement} ${one.target} ${one.level} ${one.service}`} promised={one} />
      ))}
    </div>
  );
}

function PromiseCard({ promised }: { readonly promised: Promised }) {
  const { t } = useTranslation('suppliers');
  const promise = usePromiseWords(promised);
  const { name, serviceTitle, agreement, target, periods } = promised;
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{name}</h2>
          <p className="text-ink-soft">
            {serviceTitle === null ? promise : t('promises.ofService', { promise, service: serviceTitle })}
          </p>
        </div>
        <TextLink to="/agreements/$agreement" params={{ agreement }} hash={`targets.${target}`}>
          {t('clause')}
        </TextLink>
      </div>
      {periods.length > 0 && periods.every(({ state }) => state === 'unknown') ? (
        <div className="grid gap-1">
          <StateMark state="unknown" word={t('state.unknown')} />
          <p className="text-ink-soft">{t('promises.unmeasured', { count: periods.length })}</p>
        </div>
      ) : (
        <Periods promised={promised} />
      )}
    </Card>
  );
}

/** What came of a promise: in the period that runs, and in those before. */
function Periods({ promised }: { readonly promised: Promised }) {
  const { t } = useTranslation('suppliers');
  const [present, ...before] = promised.periods;
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(10rem,12rem)_1fr]">
      {present !== undefined && (
        <section aria-label={t('promises.present')} className="grid content-start gap-1">
          <h3 className="text-sm text-ink-soft">{t('promises.present')}</h3>
          <PeriodCell period={present} promised={promised} isPresent />
        </section>
      )}
      {before.length > 0 && (
        <section aria-label={t('promises.before')} className="grid min-w-0 content-start gap-1">
          <h3 className="text-sm text-ink-soft">{t('promises.before')}</h3>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
            {before.map((one) => (
              <li key={one.period.from}>
                <PeriodCell period={one} promised={promised} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What is promised, in one phrase. */
function usePromiseWords({ within, atLeast, required, allow, per }: Promised): string {
  const { t } = useTranslation('suppliers');
  const promiseText = usePromiseText();
  const every = PERIODS.find((one) => one === per);
  const share = shareOf(atLeast);
  const parts = [
    share === null ? atLeast : t('promises.atLeast', { share: promiseText(atLeast ?? '') }),
    within === null ? null : t('promises.within', { time: promiseText(within) }),
    required === null ? null : t('promises.required', { share: promiseText(required) }),
    allow === null ? null : t('promises.allow', { count: allow }),
    every === undefined ? per : t(`per.${every}`),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

const PERIODS = ['month', 'quarter', 'semester', 'year', 'contractYear', 'rolling30d', 'rolling12mo'] as const;
