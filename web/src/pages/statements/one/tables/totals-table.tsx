import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../../app/amounts.ts';
import { shareOf } from '../../../../app/shares.ts';
import { Card } from '../../../../kit/layout/card.tsx';
import { useFormat } from '../../../../words/format.ts';
import { Money } from '../money.tsx';
import type { Statement } from '../statement.ts';

type Total = keyof Statement['totals'];

/** From what is charged to what is to pay, and what is in none of it yet. */
export function TotalsTable({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { totals, vat } = statement;
  const isAny = (part: 'reductions' | 'bonuses') => vat.some((one) => minorOf(one[part]) !== 0);
  const share = (rate: string) => format.percent(shareOf(rate) ?? 0, 4);
  const isNothing = (total: Total) => minorOf(totals[total]) === 0;
  return (
    <Card className="grid gap-6 lg:grid-cols-2">
      <dl className="grid content-start gap-2">
        <Part label={t('totals.charges')} amount={totals.charges} />
        {isAny('reductions') &&
          vat.map((one) => (
            <Part
              key={`less ${one.rate}`}
              label={
                one.rate === null ? t('totals.reductionsNoRate') : t('totals.reductions', { rate: share(one.rate) })
              }
              amount={one.reductions}
              isLess
            />
          ))}
        {isAny('bonuses') &&
          vat.map((one) => (
            <Part
              key={`with ${one.rate}`}
              label={one.rate === null ? t('totals.bonusesNoRate') : t('totals.bonuses', { rate: share(one.rate) })}
              amount={one.bonuses}
            />
          ))}
        <Part label={t('totals.vat')} amount={totals.vat} />
        <Part label={t('totals.invoice')} amount={totals.invoice} isSum />
        {!isNothing('outsideVat') && <Part label={t('totals.outsideVat')} amount={totals.outsideVat} isLess />}
        {!isNothing('toConfirm') && <Part label={t('totals.toConfirm')} amount={totals.toConfirm} isLess />}
        <Part label={t('totals.toPay')} amount={totals.toPay} isSum isMain />
      </dl>
      <NotYet totals={totals} open={OPEN.filter((total) => !isNothing(total))} />
    </Card>
  );
}

const OPEN = ['pendingCredits', 'pendingBonuses', 'contestedCredits', 'contestedBonuses'] as const;

/** What is in none of the sums, for it waits or is contested. */
function NotYet(props: { readonly totals: Statement['totals']; readonly open: readonly (typeof OPEN)[number][] }) {
  const { totals, open } = props;
  const { t } = useTranslation('statements');
  if (open.length === 0) return <p className="text-ink-soft">{t('totals.allFinal')}</p>;
  return (
    <div>
      <p className="mb-2 text-ink-soft">{t('totals.notYet')}</p>
      <dl className="grid content-start gap-2">
        {open.map((total) => (
          <Part key={total} label={t(`totals.${total}`)} amount={totals[total]} />
        ))}
      </dl>
    </div>
  );
}

interface PartProps {
  readonly label: string;
  readonly amount: Statement['totals'][Total];
  /** It is taken off. */
  readonly isLess?: boolean;
  readonly isSum?: boolean;
  readonly isMain?: boolean;
}

function Part({ label, amount, isLess = false, isSum = false, isMain = false }: PartProps) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 ${isSum ? 'border-t border-line-strong pt-2 font-semibold' : ''} ${isMain ? 'text-lg' : ''}`}
    >
      <dt>{label}</dt>
      <dd>
        <Money of={amount} isNegated={isLess} />
      </dd>
    </div>
  );
}
