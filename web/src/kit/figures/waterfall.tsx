import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { FILLS, type Fill } from './fills.ts';
import { PlotFrame } from './plot-frame.tsx';
import { type WaterfallHours, waterfallSteps } from './waterfall-steps.ts';

interface WaterfallProps extends WaterfallHours {
  readonly title: string;
  /** What was promised, from 0 to 1. */
  readonly target?: number | null;
  /** Nothing was measured: what was delivered is not known. */
  readonly isUnknown?: boolean;
}

const FILL: Readonly<Record<string, Fill>> = {
  total: 'closed',
  maintenance: 'maintenance',
  excluded: 'excluded',
  unknown: 'unknown',
  downtime: 'down',
  delivered: 'running',
};

/** From the service hours down to what was delivered: what was taken away, step by step, against what was promised. */
export function Waterfall({ title, target = null, isUnknown = false, ...hours }: WaterfallProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const { steps, counted, share, begin, end, targetAt } = waterfallSteps(hours, target);
  if (share === null || isUnknown) {
    const summary = t(share === null ? 'figures.waterfall.nothing' : 'figures.waterfall.notMeasured');
    return <PlotFrame title={title} summary={summary} table={{ columns: [], rows: [] }} />;
  }
  const told = { counted: format.duration(counted), share: format.percent(share, 3) };
  const delivered = format.duration(counted - hours.downtimeSeconds);
  const targetWords = target === null ? null : format.percent(target, 3);
  const summary =
    targetWords === null
      ? t('figures.waterfall.summary', { ...told, delivered })
      : t('figures.waterfall.summaryTarget', { ...told, delivered, target: targetWords });
  const { step, time, share: shareColumn } = t('figures.waterfall.columns', { returnObjects: true });
  const isNumber = true as const;
  const table = {
    columns: [step, { text: time, isNumber }, { text: shareColumn, isNumber }],
    rows: steps.map(({ id, seconds }) => [
      t(`figures.waterfall.${id}`),
      format.duration(seconds),
      id === 'downtime' || id === 'delivered' ? format.percent(seconds / counted, 3) : '',
    ]),
  };
  const place = (seconds: number) => Math.max(0, Math.min(100, ((seconds - begin) / (end - begin)) * 100));
  return (
    <PlotFrame title={title} summary={summary} table={table}>
      <ul aria-hidden="true" className="grid gap-1.5">
        {steps.map(({ id, seconds, from, to }) => (
          <li key={id} className="grid items-center gap-x-3 sm:grid-cols-[11rem_1fr_7rem]">
            <span className="flex justify-between text-sm text-ink-soft">
              {t(`figures.waterfall.${id}`)}
              <span className="sm:hidden">{format.duration(seconds)}</span>
            </span>
            <span className="relative block h-6 border-l border-line-strong bg-canvas">
              <span
                className={`absolute inset-y-0.5 rounded-sm ${seconds > 0 ? 'min-w-0.5' : ''} ${FILLS[FILL[id] ?? 'closed']}`}
                style={{ left: `${place(from)}%`, width: `${place(to) - place(from)}%` }}
              />
              {targetAt !== null && id === 'delivered' && (
                <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ left: `${place(targetAt)}%` }} />
              )}
            </span>
            <span className="hidden text-right text-sm sm:block">{format.duration(seconds)}</span>
          </li>
        ))}
      </ul>
      {targetWords !== null && (
        <p className="text-xs text-ink-soft">
          <span aria-hidden="true" className="mr-2 inline-block h-3 w-0.5 bg-ink align-middle" />
          {t('figures.waterfall.target', { target: targetWords })}
        </p>
      )}
      {begin > 0 && (
        <p className="text-xs text-ink-faint">{t('figures.waterfall.zoomed', { from: format.duration(begin) })}</p>
      )}
    </PlotFrame>
  );
}
