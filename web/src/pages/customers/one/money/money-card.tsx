import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../../kit/feedback/query-state.tsx';
import { SkeletonText } from '../../../../kit/feedback/skeleton.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Facts } from '../../../../kit/layout/facts.tsx';
import { TextLink } from '../../../../kit/layout/links.tsx';
import { useFormat } from '../../../../words/format.ts';
import { type SoFar, sumOf, useMoneySoFar } from './money-so-far.ts';

/** What the month has come to so far; asked for apart, as every ticket is judged anew for it. */
export function MoneyCard({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const money = useMoneySoFar(customer);
  if (!money.isSeen) return null;
  return (
    <section aria-labelledby="money-so-far">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4">
        <h2 id="money-so-far" className="text-lg font-semibold">
          {t('money.title')}
        </h2>
        <TextLink to="/customers/$customer" params={{ customer }} search={{ view: 'money' }} resetScroll={false}>
          {t('money.working')}
        </TextLink>
      </div>
      <Card>
        <QueryState query={money.query} skeleton={<SkeletonText lines={3} />}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="text-ink-soft">{t('money.none')}</p>
            ) : (
              rows.map((row) => <Sums key={`${row.agreement} ${row.month}`} row={row} />)
            )
          }
        </QueryState>
      </Card>
    </section>
  );
}

function Sums({ row }: { readonly row: SoFar }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const value = (items: SoFar['credits']) => (
    <span className="tabular-nums">{format.money(sumOf(items), row.currency)}</span>
  );
  return (
    <Facts
      isInline
      items={[
        { term: t('money.credits'), value: value(row.credits) },
        { term: t('money.penalties'), value: value(row.penalties) },
        { term: t('money.bonuses'), value: value(row.bonuses) },
      ]}
    />
  );
}
