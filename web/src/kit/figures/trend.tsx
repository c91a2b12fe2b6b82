import { useTranslation } from 'react-i18next';
import { decimalsFor, useFormat } from '../../words/format.ts';
import { PlotFrame } from './plot-frame.tsx';
import { linear, runs, ticks } from './scale.ts';
import { useWidth } from './use-width.ts';

/** A month (`YYYY-MM`) and its share from 0 to 1; null: not measured. */
export interface TrendPoint {
  readonly month: string;
  readonly share: number | null;
}

interface TrendProps {
  readonly title: string;
  readonly points: readonly TrendPoint[];
  /** What was promised, from 0 to 1. */
  readonly target?: number | null;
}

/** Shares by month as a line, broken where nothing was measured, against what was promised. */
export function Trend({ title, points, target = null }: TrendProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const known = points.flatMap(({ month, share }) => (share === null ? [] : [{ month, share }]));
  const last = known[known.length - 1];
  const isNumber = true as const;
  const table = {
    columns: [t('figures.trend.month'), { text: t('figures.trend.value'), isNumber }],
    rows: points.map(({ month, share }) => [
      format.month(month),
      share === null ? t('figures.trend.notMeasured') : format.percent(share, decimalsFor(target)),
    ]),
  };
  if (last === undefined) return <PlotFrame title={title} summary={t('figures.trend.nothing')} table={table} />;
  const shares = known.map(({ share }) => share);
  const digits = decimalsFor(target);
  const told = {
    last: format.percent(last.share, digits),
    month: format.month(last.month),
    low: format.percent(Math.min(...shares), digits),
    high: format.percent(Math.max(...shares), digits),
    count: known.length,
  };
  const summary =
    target === null
      ? t('figures.trend.summary', told)
      : t('figures.trend.summaryTarget', {
          ...told,
          target: format.percent(target, 4),
          missed: shares.filter((share) => share < target).length,
        });
  return (
    <PlotFrame title={title} summary={summary} table={table}>
      <Line points={points} target={target} />
    </PlotFrame>
  );
}

const HEIGHT = 180;
const PAD = { left: 56, right: 12, top: 12, bottom: 26 };

function Line({ points, target }: { readonly points: readonly TrendPoint[]; readonly target: number | null }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [place, width] = useWidth();
  const shares = points.flatMap(({ share }) => (share === null ? [] : [share]));
  const all = target === null ? shares : [...shares, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const marks = ticks(low === high ? low - 0.01 : low, Math.min(1, high === low ? high + 0.01 : high), 3).filter(
    (mark) => mark <= 1 && mark >= 0,
  );
  const x = linear([0, Math.max(1, points.length - 1)], [PAD.left + 8, width - PAD.right - 8]);
  const y = linear([Math.min(low, ...marks), Math.max(high, ...marks)], [HEIGHT - PAD.bottom, PAD.top]);
  const at = (index: number) => [x(index), y(points[index]?.share ?? low)] as const;
  const every = Math.ceil(points.length / Math.max(2, Math.floor((width - PAD.left) / 56)));
  return (
    <div ref={place} className="min-w-0">
      <svg aria-hidden="true" width={width} height={HEIGHT} className="block max-w-full text-xs">
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={PAD.left} x2={width - PAD.right} y1={y(mark)} y2={y(mark)} className="stroke-line" />
            <text x={PAD.left - 6} y={y(mark) + 4} textAnchor="end" className="fill-ink-faint">
              {format.percent(mark, 2)}
            </text>
          </g>
        ))}
        {target !== null && (
          <g>
            <line
              x1={PAD.left}
              x2={width - PAD.right}
              y1={y(target)}
              y2={y(target)}
              strokeDasharray="6 4"
              className="stroke-ink-soft"
              strokeWidth="1.5"
            />
          </g>
        )}
        {runs(points, ({ share }) => share !== null).map((run) => (
          <polyline
            key={run[0]}
            points={run.map((index) => at(index).join(',')).join(' ')}
            fill="none"
            strokeWidth="2"
            className="stroke-on-time"
          />
        ))}
        {points.map(({ month, share }, index) => (
          <g key={month}>
            <Mark x={x(index)} y={share === null ? null : y(share)} isBelow={(share ?? 1) < (target ?? 0)} />
            {index % every === 0 && (
              <text x={x(index)} y={HEIGHT - 8} textAnchor="middle" className="fill-ink-faint">
                {format.monthShort(month)}
              </text>
            )}
          </g>
        ))}
      </svg>
      {target !== null && (
        <p className="text-xs text-ink-soft">
          <span
            aria-hidden="true"
            className="mr-2 inline-block w-6 border-t-2 border-dashed border-ink-soft align-middle"
          />
          {t('figures.trend.target', { target: format.percent(target, 3) })}
        </p>
      )}
    </div>
  );
}

/** Kept: a ring. Below what was promised: a filled square. Not measured: a question mark at the foot. */
function Mark({ x, y, isBelow }: { readonly x: number; readonly y: number | null; readonly isBelow: boolean }) {
  if (y === null)
    return (
      <text x={x} y={HEIGHT - PAD.bottom - 4} textAnchor="middle" className="fill-unknown font-semibold">
        ?
      </text>
    );
  if (isBelow) return <rect x={x - 5} y={y - 5} width="10" height="10" className="fill-late-fill stroke-surface" />;
  return <circle cx={x} cy={y} r="4" strokeWidth="2" className="fill-surface stroke-on-time" />;
}
