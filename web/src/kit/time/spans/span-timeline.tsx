import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import { Band, Told } from '../../figures/band.tsx';
import { FILLS } from '../../figures/fills.ts';
import { Legend } from '../../figures/legend.tsx';
import { PlotFrame } from '../../figures/plot-frame.tsx';
import { midnightsWithin } from '../local-day.ts';
import { type Drawn, gathered, moved, placedSpans, type Shown, zoomed } from './span-window.ts';

export type SpanKind = 'up' | 'down' | 'degraded' | 'maintenance' | 'excluded' | 'unknown';

export interface ServiceSpan {
  readonly from: string;
  readonly to: string;
  readonly kind: SpanKind;
  /** What it was, in words. */
  readonly label?: string | null;
}

interface SpanRow {
  readonly id: string;
  readonly name: string;
  readonly spans: readonly ServiceSpan[];
}

interface SpanTimelineProps {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly rows: readonly SpanRow[];
  /** What it shows in a sentence, where the rows are not services. */
  readonly summary?: string;
  readonly onSpan?: (rowId: string, span: ServiceSpan) => void;
}

/** How each service was over a period, a row each; zoomed and moved by buttons. */
export function SpanTimeline(props: SpanTimelineProps) {
  const { title, from, to, timeZone, rows, onSpan } = props;
  const { t } = useTranslation('kit');
  const format = useFormat();
  const whole: Shown = [Date.parse(from), Date.parse(to)];
  const [wanted, setShown] = useState<Shown | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const shown = wanted ?? whole;
  const words = useSpanWords(timeZone);
  const seconds = (kind: SpanKind, some: readonly SpanRow[]) =>
    some.flatMap(({ spans }) => spans).reduce((sum, span) => sum + (span.kind === kind ? words.seconds(span) : 0), 0);
  const total = (kind: SpanKind, some: readonly SpanRow[]) => format.duration(seconds(kind, some));
  const columns = t('time.spans.columns', { returnObjects: true });
  const isNumber = true as const;
  const cells = useMemo(
    () => rows.flatMap(({ name, spans }) => spans.map((span) => [name, ...words.cells(span)])),
    [rows, words],
  );
  const heads = [columns.service, columns.what, columns.from, columns.to, { text: columns.lasted, isNumber }];
  const table = { columns: heads, rows: cells };
  if (rows.length === 0) return <PlotFrame title={title} summary={t('time.spans.empty')} table={table} />;
  const kinds = [...new Set(rows.flatMap(({ spans }) => spans.map(({ kind }) => kind)))];
  const ofServices = t(seconds('unknown', rows) === 0 ? 'time.spans.measured' : 'time.spans.summary', {
    count: rows.length,
    down: total('down', rows),
    unknown: total('unknown', rows),
  });
  const range = { from: format.dayAndTime(shown[0], timeZone), to: format.dayAndTime(shown[1], timeZone) };
  return (
    <PlotFrame
      title={title}
      summary={props.summary ?? ofServices}
      table={table}
      actions={<Zoom whole={whole} shown={shown} onShown={setShown} />}
    >
      <p className="text-xs text-ink-soft" aria-live="polite">
        {t('time.spans.shown', range)}
      </p>
      <div className="grid gap-2">
        {rows.map((row) => (
          <div key={row.id} className="grid items-center gap-x-3 sm:grid-cols-[10rem_1fr] xl:grid-cols-[16rem_1fr]">
            <span className="line-clamp-2 text-sm leading-tight max-sm:pb-0.5" title={row.name}>
              {row.name}
            </span>
            <Band
              label={t('time.spans.row', { name: row.name, down: total('down', [row]) })}
              className="h-7"
              onTold={setTold}
              {...partsOf(row, shown, words, (span) => onSpan?.(row.id, span), setShown)}
            />
          </div>
        ))}
        <Days shown={shown} timeZone={timeZone} />
      </div>
      <Told words={told} hint={t('time.spans.hint')} />
      <Legend items={kinds.map((kind) => ({ look: FILLS[kind], text: t(`time.spans.kind.${kind}`) }))} />
    </PlotFrame>
  );
}

/** Of more spans than this, neighbours are drawn together until one looks closer. */
const MOST_DRAWN = 500;
/** The worst first. */
const WORST: readonly SpanKind[] = ['down', 'degraded', 'unknown', 'maintenance', 'excluded', 'up'];

/** The parts of a row's band. One that stands for several is looked at closer when it is chosen. */
function partsOf(
  { name, spans }: SpanRow,
  shown: Shown,
  words: ReturnType<typeof useSpanWords>,
  onSpan: (span: ServiceSpan) => void,
  onShown: (shown: Shown) => void,
) {
  const drawn = gathered(placedSpans(spans, shown), MOST_DRAWN, ({ kind }) => WORST.indexOf(kind));
  return {
    parts: drawn.map((one) => ({
      key: one.spans[0].from,
      from: one.from,
      to: one.to,
      fill: one.worst.kind,
      words: one.spans.length === 1 ? words.sentence(name, one.worst) : words.several(name, one),
    })),
    onChoose: (key: string) => {
      const one = drawn.find(({ spans: [first] }) => first.from === key);
      if (one === undefined) return;
      if (one.spans.length === 1) onSpan(one.worst);
      else onShown(zoomed(shown, [Date.parse(key), Date.parse(one.spans.at(-1)?.to ?? key)], 1));
    },
  };
}

function useSpanWords(timeZone: string) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  return useMemo(() => {
    const seconds = (span: ServiceSpan) => (Date.parse(span.to) - Date.parse(span.from)) / 1_000;
    const what = ({ kind, label }: ServiceSpan) =>
      label == null
        ? t(`time.spans.kind.${kind}`)
        : t('time.spans.what', { kind: t(`time.spans.kind.${kind}`), label });
    const at = (instant: string) => format.dayAndTime(instant, timeZone);
    return {
      seconds,
      cells: (span: ServiceSpan) => [what(span), at(span.from), at(span.to), format.duration(seconds(span))],
      sentence: (name: string, span: ServiceSpan) =>
        t('time.spans.sentence', {
          name,
          from: at(span.from),
          to: at(span.to),
          what: what(span),
          lasted: format.duration(seconds(span)),
        }),
      several: (name: string, { spans, worst }: Drawn<ServiceSpan>) =>
        t('time.spans.several', {
          count: spans.length,
          name,
          from: at(spans[0].from),
          to: at(spans.at(-1)?.to ?? spans[0].to),
          worst: t(`time.spans.kind.${worst.kind}`),
        }),
    };
  }, [t, format, timeZone]);
}

/** From these shares of the width on, a day has no room for its name: in wide windows, and in narrow ones. */
const [END, NARROW_END] = [0.92, 0.8];

function Days({ shown, timeZone }: { readonly shown: Shown; readonly timeZone: string }) {
  const format = useFormat();
  const days = midnightsWithin(shown[0], shown[1], timeZone);
  const every = Math.max(1, Math.ceil(days.length / 5));
  return (
    <div aria-hidden="true" className="relative h-6 overflow-hidden text-xs text-ink-faint sm:ml-43 xl:ml-67">
      {days.map((day, at) => {
        const place = (day - shown[0]) / (shown[1] - shown[0]);
        // Where there is no room, every other one; at the end of the line none.
        const isSpare = at % (2 * every) !== 0 || place > NARROW_END;
        return (
          <span
            key={day}
            className={`absolute top-0 border-l pl-1 whitespace-nowrap ${at % every === 0 ? `h-full border-line-strong ${isSpare ? 'max-sm:h-1.5' : ''}` : 'h-1.5 border-line'}`}
            style={{ left: `${place * 100}%` }}
          >
            {at % every === 0 && place < END && (
              <span className={`relative top-1.5 ${isSpare ? 'max-sm:hidden' : ''}`}>{format.day(day, timeZone)}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}

interface ZoomProps {
  readonly whole: Shown;
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
}

function Zoom({ whole, shown, onShown }: ZoomProps) {
  const { t } = useTranslation('kit');
  const isWhole = shown[0] === whole[0] && shown[1] === whole[1];
  const button = (name: 'zoomIn' | 'zoomOut' | 'earlier' | 'later', sign: string, next: Shown, isOff: boolean) => (
    <button
      type="button"
      aria-label={t(`time.spans.${name}`)}
      title={t(`time.spans.${name}`)}
      aria-disabled={isOff}
      onClick={() => !isOff && onShown(next)}
      className="size-8 rounded-md border border-line-strong bg-surface text-lg leading-none hover:bg-sunken aria-disabled:text-ink-faint aria-disabled:opacity-60"
    >
      {sign}
    </button>
  );
  return (
    <div className="flex gap-1">
      {button('earlier', '←', moved(whole, shown, -1), shown[0] <= whole[0])}
      {button('later', '→', moved(whole, shown, 1), shown[1] >= whole[1])}
      {button('zoomOut', '−', zoomed(whole, shown, 2), isWhole)}
      {button('zoomIn', '+', zoomed(whole, shown, 0.5), shown[1] - shown[0] <= 3_600_000)}
    </div>
  );
}
