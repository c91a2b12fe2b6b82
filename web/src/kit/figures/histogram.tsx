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
  /** Another distribution behind, drawn as an outline. Its bins have the same edges. */
  readonly compared?: { readonly label: string; readonly bins: readonly Bin[] };
}

/** How values are spread, with marks below which so many lie, and another spread behind as an outline. */
export function Histogram({ title, bins, format: tell, quantiles = [], compared }: HistogramProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  const median = quantiles.find(({ p }) => p === 0.5);
  const isNumber = true as const;
  const table = {
    columns: [
      t('figures.histogram.from'),
      t('figures.histogram.to'),
      { text: t('figures.histogram.count'), isNumber },
      ...(compared === undefined ? [] : [{ text: compared.label, isNumber }]),
    ],
    rows: bins.map(({ from, to, count: own }, at) => [
      tell(from),
      tell(to),
      format.number(own),
      ...(compared === undefined ? [] : [format.number(compared.bins[at]?.count ?? 0)]),
    ]),
  };
  if (count === 0) return <PlotFrame title={title} summary={t('figures.histogram.nothing')} table={table} />;
  const summary =
    median === undefined
      ? t('figures.histogram.summaryBare', { count })
      : t('figures.histogram.summary', { count, median: tell(median.at) });
  return (
    <PlotFrame title={title} summary={summary} table={table}>
      <Shape bins={bins} quantiles={quantiles} compared={compared?.bins ?? []} tell={tell} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
        {compared !== undefined && (
          <>
            <li className="flex items-center gap-1.5">
              <span aria-hidden="true" className="h-3 w-5 bg-on-time-fill" />
              {t('figures.histogram.own')}
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
  const [low, high] = [bins[0]?.from ?? 0, bins[bins.length - 1]?.to ?? 1];
  const x = linear([low, high], [1, width - 1]);
  const most = Math.max(1, ...[...bins, ...compared].map(({ count }) => count));
  const y = linear([0, most], [HEIGHT - BOTTOM, TOP]);
  const outline = compared.flatMap(({ from, to, count }) => [`${x(from)},${y(count)}`, `${x(to)},${y(count)}`]);
  const every = Math.ceil(bins.length / Math.max(2, Math.floor(width / 90)));
  return (
    <div ref={place} className="min-w-0">
      <svg aria-hidden="true" width={width} height={HEIGHT} className="block max-w-full text-xs">
        {bins.map(({ from, to, count }, at) => (
          <g key={from}>
            <rect
              x={x(from) + 1}
              width={Math.max(1, x(to) - x(from) - 2)}
              y={y(count)}
              height={y(0) - y(count)}
              className="fill-on-time-fill"
            />
            {at % every === 0 && x(from) < width - 56 && (
              <text x={x(from)} y={HEIGHT - 6} className="fill-ink-faint">
                {tell(from)}
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
            <text x={Math.min(x(at), width - 24)} y={12} textAnchor="middle" className="fill-ink-soft">
              {format.percent(p, 1)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
