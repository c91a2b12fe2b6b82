import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { PlotFrame } from './plot-frame.tsx';
import { linear } from './scale.ts';
import { useWidth } from './use-width.ts';

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface Quantile {
  /** 0.5: half are under it. */
  readonly p: number;
  readonly at: number;
}

interface HistogramProps {
  readonly title: string;
  readonly bins: readonly Bin[];
  /** How a value of the axis is told. */
  readonly format: (value: number) => string;
  readonly quantiles?: readonly Quantile[];
  /** Another distribution behind, drawn as an outline; its bins may have other edges. */
  readonly compared?: { readonly label: string; readonly bins: readonly Bin[] };
  /** Other words than those for cases that happened now. */
  readonly words?: { readonly summary: string; readonly count: string; readonly own: string };
}

/** How values are spread, with marks below which so many lie, and another spread behind as an outline. */
export function Histogram(props: HistogramProps) {
  const { title, bins, format: tell, quantiles = [], compared, words } = props;
  const { t } = useTranslation('kit');
  const format = useFormat();
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const median = quantiles.find(({ p }) => p === 0.5);
  const table = useTable(props);
  if (count === 0) return <PlotFrame title={title} summary={t('figures.histogram.nothing')} table={table} />;
  const told =
    median === undefined
      ? t('figures.histogram.summaryBare', { count })
      : t('figures.histogram.summary', { count, median: tell(median.at) });
  return (
    <PlotFrame title={title} summary={words?.summary ?? told} table={table}>
      <Shape bins={bins} quantiles={quantiles} compared={compared?.bins ?? []} tell={tell} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
        {compared !== undefined && (
          <>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="h-3 w-5 bg-on-time-fill" />
              {words?.own ?? t('figures.histogram.own')}
            </li>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="h-3 w-5 border-2 border-b-0 border-ink" />
              {compared.label}
            </li>
          </>
        )}
        {quantiles.map(({ p, at }) => (
          <li key={p}>{t('figures.histogram.quantile', { share: format.percent(p, 1), value: tell(at) })}</li>
        ))}
      </ul>
    </PlotFrame>
  );
}

/** Every bin with what lies in it: a row for both spreads where their edges are the same. */
function useTable({ bins, compared, format: tell, words }: HistogramProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const isNumber = true as const;
  const edges = new Map<string, { from: number; to: number; own: string; other: string }>();
  const rowOf = ({ from, to }: Bin) => {
    const key = `${from} ${to}`;
    const row = edges.get(key) ?? { from, to, own: '', other: '' };
    edges.set(key, row);
    return row;
  };
  for (const bin of bins) rowOf(bin).own = format.number(bin.count);
  for (const bin of compared?.bins ?? []) rowOf(bin).other = format.number(bin.count);
  const ownLabel = (compared === undefined ? words?.count : words?.own) ?? t('figures.histogram.count');
  const rows = [...edges.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    columns: [
      t('figures.histogram.from'),
      t('figures.histogram.to'),
      { text: ownLabel, isNumber },
      ...(compared === undefined ? [] : [{ text: compared.label, isNumber }]),
    ],
    rows: rows.map(({ from, to, own, other }) => [
      tell(from),
      tell(to),
      own,
      ...(compared === undefined ? [] : [other]),
    ]),
  };
}

const [HEIGHT, BOTTOM, TOP] = [170, 24, 20];

interface ShapeProps {
  readonly bins: readonly Bin[];
  readonly compared: readonly Bin[];
  readonly quantiles: readonly Quantile[];
  readonly tell: (value: number) => string;
}

function Shape({ bins, compared, quantiles, tell }: ShapeProps) {
  const format = useFormat();
  const [place, width] = useWidth();
  const all = [...bins, ...compared];
  const low = Math.min(...all.map(({ from }) => from));
  const high = Math.max(...all.map(({ to }) => to));
  const x = linear([low, high > low ? high : low + 1], [1, width - 1]);
  const dense = densityOf(bins, high - low);
  const outlined = densityOf(compared, high - low);
  const most = Math.max(...bins.map(dense), ...compared.map(outlined));
  const y = linear([0, most], [HEIGHT - BOTTOM, TOP]);
  const outline = compared.flatMap((bin, at) => {
    const [left, right, top] = [x(bin.from), Math.max(x(bin.to), x(bin.from) + 3), y(outlined(bin))];
    const isLast = at === compared.length - 1;
    return [
      ...(at === 0 ? [`${left},${y(0)}`] : []),
      `${left},${top}`,
      `${right},${top}`,
      ...(isLast ? [`${right},${y(0)}`] : []),
    ];
  });
  const every = Math.ceil(bins.length / Math.max(2, Math.floor(width / 90)));
  return (
    <div ref={place} className="min-w-0">
      <svg aria-hidden="true" width={width} height={HEIGHT} className="block max-w-full text-xs">
        {bins.map((bin, at) => (
          <g key={bin.from}>
            <rect
              x={x(bin.from) + 1}
              width={Math.max(1, x(bin.to) - x(bin.from) - 2)}
              y={y(dense(bin))}
              height={y(0) - y(dense(bin))}
              className="fill-on-time-fill"
            />
            {at % every === 0 && x(bin.from) < width - 56 && (
              <text x={x(bin.from)} y={HEIGHT - 6} className="fill-ink-faint">
                {tell(bin.from)}
              </text>
            )}
          </g>
        ))}
        {outline.length > 0 && (
          <polyline points={outline.join(' ')} fill="none" strokeWidth="2" className="stroke-ink" />
        )}
        <line x1="0" x2={width} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
        {quantiles.map(({ p, at }) => (
          <g key={p}>
            <line x1={x(at)} x2={x(at)} y1={TOP - 4} y2={y(0)} strokeDasharray="4 3" className="stroke-ink-soft" />
            <text x={Math.max(18, Math.min(x(at), width - 24))} y={12} textAnchor="middle" className="fill-ink-soft">
              {format.percent(p, 1)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Heights by which spreads of other sizes and other bins can be held against each other: shares by width. */
function densityOf(bins: readonly Bin[], range: number): (bin: Bin) => number {
  const count = Math.max(
    1,
    bins.reduce((sum, bin) => sum + bin.count, 0),
  );
  // A bin without width still is seen.
  const least = range > 0 ? range / 60 : 1;
  return ({ from, to, count: own }) => own / count / Math.max(to - from, least);
}
