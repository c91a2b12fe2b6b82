import { ClockShape } from './clock-shape.tsx';
import { dateIn } from './local-day.ts';
import { type TimeTelling, useTimeTelling } from './relative-day.tsx';
import { type TimeLeftNow, timeLeftAt } from './time-left-at.ts';
import { shortTimeWords, type TellingFacts, timeWords } from './time-words.ts';
import { useNow } from './use-now.ts';

interface TimeLeftProps extends TellingFacts {
  readonly timeZone: string;
  /** What the time is of, for those who do not see the row: "Resolution of INC-42". */
  readonly label?: string;
  /** `compact`: one line for dense rows. `wall`: read from across a room. */
  readonly size?: 'normal' | 'compact' | 'wall';
  /** The connection is lost: what is shown may be old. */
  readonly isStale?: boolean;
}

const INK = {
  calm: 'text-ink-soft',
  soon: 'text-soon',
  late: 'text-late',
  paused: 'text-paused',
  done: 'text-ink-faint',
  unknown: 'text-unknown',
} as const;

const PLACE = {
  compact: 'flex min-w-0 items-center gap-1.5 overflow-hidden whitespace-nowrap text-sm',
  normal: 'grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1',
  wall: 'grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-[1.75rem] leading-9 font-medium',
} as const;

const BAR = { compact: 'h-2 w-16 max-sm:w-9', normal: 'col-span-2 h-2.5', wall: 'col-span-2 h-5' } as const;
const MARK = { compact: 'size-3.5', normal: 'size-4', wall: 'size-8' } as const;

/**
 * The time that is left of a promise, as a bar and in words. It goes on by the server's clock and stands still outside
 * the service hours. State is told by mark, pattern and word; colour comes last.
 */
export function TimeLeft(props: TimeLeftProps) {
  const coarse = useNow(5 * SECOND);
  const now = useNow(isNearTheEnd(props, coarse) ? SECOND : 5 * SECOND);
  return <TimeLeftTold {...props} now={now} telling={useTimeTelling()} />;
}

interface TimeLeftToldProps extends TimeLeftProps {
  readonly now: number;
  readonly telling: TimeTelling;
}

/** The same for a row of many, at an instant and told as its list knows to. */
export function TimeLeftTold(props: TimeLeftToldProps) {
  const { timeZone, label, size = 'normal', isStale = false, now, telling: how, ...facts } = props;
  const { t, format, tellDay } = how;
  const left = timeLeftAt(facts, now);
  const isToday = (at: string) => dateIn(Date.parse(at), timeZone) === dateIn(now, timeZone);
  const tell = (at: string) => (isToday(at) ? format.time(at, timeZone) : tellDay(at, timeZone));
  const tellWhen = (at: string) =>
    isToday(at) ? t('time.left.at', { time: format.time(at, timeZone) }) : tellDay(at, timeZone);
  const telling = { t, format, tell, tellWhen };
  const words = timeWords(left, facts, telling);
  const staleWords = isStale ? t('time.left.stale', { when: tell(facts.asOf), words }) : words;
  const spoken = label === undefined ? staleWords : t('time.left.name', { label, words: staleWords });
  const shown = size === 'compact' ? shortTimeWords(left, facts, telling) : words;
  const ink = isStale ? 'text-ink-soft line-through decoration-line-strong' : INK[left.tone];
  return (
    <div className={`${PLACE[size]} ${ink}`} title={size === 'compact' ? words : undefined}>
      <span className="sr-only">{spoken}</span>
      {size === 'compact' && <Bar left={left} className={BAR.compact} />}
      <ClockShape state={left.state} tone={left.tone} className={MARK[size]} />
      <span aria-hidden="true" className={left.tone === 'late' || left.tone === 'soon' ? 'font-semibold' : undefined}>
        {shown}
      </span>
      {size !== 'compact' && <Bar left={left} className={BAR[size]} />}
    </div>
  );
}

const SECOND = 1_000;
/** Nearer than this to its end, time is told by the second. */
const NEAR_SECONDS = 130;

/** Whether words change by the second. @param coarse not long ago */
export function isNearTheEnd(facts: TellingFacts, coarse: number): boolean {
  const { remainingSeconds } = timeLeftAt(facts, coarse);
  return remainingSeconds !== null && Math.abs(remainingSeconds) < NEAR_SECONDS && facts.isOver !== true;
}

const FILL: Readonly<Record<TimeLeftNow['state'] | 'soon', string>> = {
  running: 'bg-on-time-fill',
  soon: 'bg-soon-fill border-r-4 border-ink',
  closed: 'bg-on-time-fill/30 border-2 border-on-time-fill',
  paused: 'bg-[repeating-linear-gradient(90deg,var(--paused-fill)_0_4px,transparent_4px_7px)]',
  breached: 'bg-late-fill bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--late-soft)_6px_8px)]',
  notStarted: 'bg-transparent',
  met: 'bg-transparent',
  excused: 'bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_6px)]',
  unknown: 'bg-[radial-gradient(var(--unknown-fill)_1.5px,transparent_1.7px)] bg-[length:6px_6px]',
};

const TRACK: Readonly<Record<TimeLeftNow['state'], string>> = {
  running: 'bg-sunken border border-line',
  closed: 'bg-sunken border border-line',
  paused: 'bg-paused-soft border border-paused-fill',
  breached: 'bg-late-soft',
  notStarted: 'border border-dashed border-line-strong',
  met: 'border-b-2 border-on-time-fill rounded-none',
  excused: 'border border-line-strong',
  unknown: 'border border-dashed border-unknown-fill',
};

function Bar({ left, className }: { readonly left: TimeLeftNow; readonly className: string }) {
  const { state, share, tone } = left;
  const isFull = state === 'breached' || state === 'excused' || state === 'unknown';
  // A sliver is still seen where something is left.
  const width = isFull ? 100 : share === null ? 0 : Math.max(share > 0 ? 1.5 : 0, share * 100);
  const fill = FILL[state === 'running' && tone === 'soon' ? 'soon' : state];
  return (
    <span aria-hidden="true" className={`block overflow-hidden rounded-full ${className} ${TRACK[state]}`}>
      <span className={`block h-full rounded-full ${fill}`} style={{ width: `${width}%` }} />
    </span>
  );
}
