import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../words/format.ts';
import { Band, Told } from '../../figures/band.tsx';
import { FILLS } from '../../figures/fills.ts';
import { Legend } from '../../figures/legend.tsx';
import { PlotFrame } from '../../figures/plot-frame.tsx';
import { useWidth } from '../../figures/use-width.ts';
import { midnightsWithin } from '../local-day.ts';
import { type ReceiptPart, receiptLayout } from './receipt-layout.ts';

interface ReceiptTimelineProps {
  readonly parts: readonly ReceiptPart[];
  readonly timeZone: string;
  readonly title?: string;
  /** One sentence; without one, how much was counted of how much. */
  readonly summary?: string;
  /** The title stands elsewhere already; screen readers are told it all the same. */
  readonly hideTitle?: boolean;
  /** Instants that matter: opened, due, resolved. Labels are words. */
  readonly marks?: readonly { readonly at: string; readonly label: string }[];
}

const seconds = ({ from, to }: ReceiptPart) => (Date.parse(to) - Date.parse(from)) / 1_000;

/** How a promised time was counted, part by part: a band with its days, and the same in sentences. */
export function ReceiptTimeline(props: ReceiptTimelineProps) {
  const { parts, timeZone, title, summary, hideTitle = false, marks = [] } = props;
  const { t } = useTranslation('kit');
  const format = useFormat();
  const what = useWhat();
  const [told, setTold] = useState<string | null>(null);
  const heading = title ?? t('time.receipt.title');
  const { placed, isFolded, placeOf } = receiptLayout(parts);
  const at = (instant: string) => format.dayAndTime(instant, timeZone);
  const { from, to, what: state, lasted } = t('time.receipt.columns', { returnObjects: true });
  const table = {
    columns: [from, to, state, { text: lasted, isNumber: true as const }],
    rows: parts.map((part) => [at(part.from), at(part.to), what(part), format.duration(seconds(part))]),
  };
  const sum = (some: readonly ReceiptPart[]) => some.reduce((total, part) => total + seconds(part), 0);
  if (placed.length === 0)
    return <PlotFrame {...{ title: heading, hideTitle, table }} summary={t('time.receipt.empty')} />;
  const sentences = placed.map(({ part }) =>
    t('time.receipt.sentence', {
      from: at(part.from),
      to: at(part.to),
      what: what(part),
      lasted: format.duration(seconds(part)),
    }),
  );
  const counted = parts.filter(({ kind }) => kind === 'running' || kind === 'elsewhere');
  const kinds = [...new Set(placed.map(({ part }) => part.kind))];
  return (
    <PlotFrame
      title={heading}
      hideTitle={hideTitle}
      summary={
        summary ??
        t('time.receipt.summary', {
          // Time that counts is told in hours, as it was promised.
          counted: format.serviceTime(sum(counted)),
          whole: format.duration(sum(parts)),
        })
      }
      table={table}
    >
      <div className="min-w-0">
        <Marks
          marks={marks.map((mark) => ({ ...mark, place: placeOf(Date.parse(mark.at)), time: at(mark.at) }))}
          days={dayMarks(parts, timeZone).map((day) => ({ at: day, place: placeOf(day) }))}
          tellDay={(day) => format.day(day, timeZone)}
        >
          <Band
            label={heading}
            onTold={setTold}
            parts={placed.map(({ part, from: start, to: end }, index) => ({
              key: part.from,
              from: start,
              to: end,
              fill: part.kind,
              words: sentences[index] ?? '',
            }))}
          />
        </Marks>
        <Told words={told} hint={t('time.receipt.hint')} />
      </div>
      <Legend items={kinds.map((kind) => ({ look: FILLS[kind], text: t(`time.receipt.kind.${kind}`) }))} />
      {isFolded && <p className="text-xs text-ink-faint">{t('time.receipt.folded')}</p>}
      <details className="text-sm" open={placed.length <= 6}>
        <summary className="w-fit cursor-pointer rounded-sm py-1 text-ink-faint hover:text-ink">
          {t('time.receipt.asSentences')}
        </summary>
        <ol className="mt-1 grid list-decimal gap-1 pl-6 text-ink-soft">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </details>
    </PlotFrame>
  );
}

function useWhat(): (part: ReceiptPart) => string {
  const { t } = useTranslation('kit');
  return ({ kind: name, by, why }) => {
    const kind = t(`time.receipt.kind.${name}`);
    if (by != null && why != null) return t('time.receipt.kindByWhy', { kind, by, why });
    if (by != null) return t('time.receipt.kindBy', { kind, by });
    return why == null ? kind : t('time.receipt.kindWhy', { kind, why });
  };
}

function dayMarks(parts: readonly ReceiptPart[], timeZone: string): readonly number[] {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  return first === undefined || last === undefined
    ? []
    : midnightsWithin(Date.parse(first.from), Date.parse(last.to), timeZone);
}

interface MarksProps {
  readonly marks: readonly {
    readonly label: string;
    readonly place: number | null;
    readonly at: string;
    readonly time: string;
  }[];
  readonly days: readonly { readonly at: number; readonly place: number | null }[];
  readonly tellDay: (at: number) => string;
  readonly children: React.ReactNode;
}

/** As wide as the longest day is written, in pixels. */
const DAY_WIDTH = 84;

/** Lines through the band: what matters above it, days below. Words that would touch their neighbour are left out. */
function Marks({ marks, days, tellDay, children }: MarksProps) {
  const { t } = useTranslation('kit');
  const [band, width] = useWidth();
  const room = DAY_WIDTH / width;
  let lastTold = -1;
  let lastShown = -1;
  const shown = days.flatMap(({ at, place }) => {
    if (place === null) return [];
    const isTold = place - lastTold > room && place < 1 - room;
    if (isTold) lastTold = place;
    // Days that were folded to nothing would stand as one thick line.
    if (!isTold && (place - lastShown < 0.03 || place > 0.97)) return [];
    lastShown = place;
    return [{ at, place, isTold }];
  });
  return (
    <div ref={band} className="relative">
      <ul className="mb-1 flex flex-wrap gap-x-4 text-xs text-ink-soft">
        {marks.map(({ at, label, time }) => (
          <li key={`${at} ${label}`}>{t('time.receipt.mark', { when: time, label })}</li>
        ))}
      </ul>
      <div className="relative">
        {children}
        {marks.map(({ at, label, place }) =>
          place === null ? null : (
            <span
              key={`${at} ${label}`}
              aria-hidden="true"
              className="pointer-events-none absolute -inset-y-1 w-0.5 bg-ink"
              style={{ left: `min(${place * 100}%, calc(100% - 2px))` }}
            />
          ),
        )}
      </div>
      <div aria-hidden="true" className="relative h-5 overflow-hidden text-xs text-ink-faint">
        {shown.map(({ at, place, isTold }) => (
          <span
            key={at}
            className={`absolute top-0 border-l border-line-strong whitespace-nowrap ${isTold ? 'h-full pl-1' : 'h-1'}`}
            style={{ left: `${place * 100}%` }}
          >
            {isTold ? tellDay(at) : ''}
          </span>
        ))}
      </div>
    </div>
  );
}
