import { useTranslation } from 'react-i18next';
import { type Amount, minorOf } from '../../../../app/amounts.ts';
import { type Column, DataTable } from '../../../../kit/data/data-table.tsx';
import { Histogram } from '../../../../kit/figures/histogram.tsx';
import { Card } from '../../../../kit/layout/card.tsx';
import { Section } from '../../../../kit/layout/section.tsx';
import { useFormat } from '../../../../words/format.ts';
import type { Yearly, YearsBin } from '../result.ts';
import type { ResultProps } from '../result-view.tsx';
import { Exposure } from './exposure.tsx';

const SUMS = ['credits', 'bonuses', 'net'] as const;
const SPREAD = ['mean', 'p5', 'p50', 'p95', 'max'] as const;

interface Row {
  readonly key: string;
  readonly what: string;
  readonly spread: Yearly[(typeof SUMS)[number]];
}

/** What a year would cost: how the years are spread, and what bounds them. */
export function MoneySection(props: ResultProps) {
  const { t } = useTranslation('simulation');
  const { cost, distributions } = props.draft;
  if (cost === null || distributions === null) {
    return (
      <Section title={t('money.title')}>
        <Card>{t('money.none')}</Card>
      </Section>
    );
  }
  return (
    <Section title={t('money.title')} lead={t('money.lead')}>
      <div className="grid gap-4">
        <Card>
          <Spread {...props} cost={cost} bins={distributions.net} />
        </Card>
        <CostTable {...props} cost={cost} />
        <Exposure {...props} />
      </div>
    </Section>
  );
}

interface SpreadProps extends ResultProps {
  readonly cost: Yearly;
  readonly bins: readonly YearsBin[];
}

function Spread({ cost, bins, present }: SpreadProps) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const { currency } = cost.net.mean;
  const binsOf = (all: readonly YearsBin[]) =>
    all.map(({ from, to, years }) => ({ from: minorOf(from), to: minorOf(to), count: years }));
  const compared = present?.distributions?.net;
  const isSame = present?.cost?.net.mean.currency === currency;
  return (
    <Histogram
      title={t('money.spread')}
      bins={binsOf(bins)}
      format={(minor) => format.money(minor, currency)}
      quantiles={[
        { p: 0.05, at: minorOf(cost.net.p5) },
        { p: 0.5, at: minorOf(cost.net.p50) },
        { p: 0.95, at: minorOf(cost.net.p95) },
      ]}
      words={{
        summary: t('money.summary', {
          count: cost.years,
          n: format.number(cost.years),
          median: format.money(minorOf(cost.net.p50), currency),
        }),
        count: t('money.years'),
        own: t('money.draft'),
      }}
      {...(compared && isSame ? { compared: { label: t('money.present'), bins: binsOf(compared) } } : {})}
    />
  );
}

function CostTable({ cost, present }: ResultProps & { readonly cost: Yearly }) {
  const { t } = useTranslation('simulation');
  const format = useFormat();
  const money = (of: Amount) => format.money(minorOf(of), of.currency);
  const before = present?.cost ?? null;
  const rows = SUMS.flatMap((sum): readonly Row[] => [
    { key: sum, what: t(`money.${sum}`), spread: cost[sum] },
    ...(before === null
      ? []
      : [{ key: `${sum} present`, what: t('money.ofPresent', { what: t(`money.${sum}`) }), spread: before[sum] }]),
  ]);
  const columns: readonly Column<Row>[] = [
    { key: 'what', head: t('money.what'), isMain: true, cell: ({ what }) => what },
    ...SPREAD.map(
      (part): Column<Row> => ({
        key: part,
        head: t(`money.${part}`),
        align: 'end',
        cell: ({ spread }) => <span className="whitespace-nowrap">{money(spread[part])}</span>,
      }),
    ),
  ];
  return <DataTable caption={t('money.table')} columns={columns} rows={rows} rowKey={({ key }) => key} isDense />;
}
