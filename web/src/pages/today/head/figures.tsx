import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type State, StateShape } from '../../../kit/feedback/state-mark.tsx';
import { useFormat } from '../../../words/format.ts';
import type { BoardQuery, BoardView } from '../board/board.ts';
import type { TodaySearch } from '../search.ts';
import { useCounts } from './use-counts.ts';

interface FiguresProps {
  readonly query: BoardQuery;
  readonly view: BoardView;
}

/** What the board comes to: a number leads to the clocks that it counts. */
export function Figures({ query, view }: FiguresProps) {
  const { t } = useTranslation('today');
  const { whole, paused } = useCounts(query);
  const late = whole === undefined ? undefined : (whole.verdicts['breached'] ?? 0);
  const unknown = [...view.rows.values()].filter(({ uncertainSince }) => uncertainSince !== null).length;
  const count = (n: number | undefined) => ({ count: n ?? 0 });
  return (
    <ul className="flex flex-wrap gap-x-4" aria-label={t('figures.label')}>
      <One state="soon" n={whole?.dueWithinHour} word={t('figures.soon', count(whole?.dueWithinHour))} to={SOON} />
      <One state="late" n={late} word={t('figures.late', count(late))} to={LATE} />
      <One state="paused" n={paused} word={t('figures.paused', count(paused))} to={PAUSED} />
      {unknown > 0 && <One state="unknown" n={unknown} word={t('figures.unknown', count(unknown))} />}
      <One state="onTime" n={whole?.clocks} word={t('figures.all', count(whole?.clocks))} to={ALL} />
    </ul>
  );
}

type Patch = { readonly [K in 'state' | 'verdict' | 'ahead']?: TodaySearch[K] | undefined };
const SOON: Patch = { ahead: true };
const LATE: Patch = { verdict: 'breached', state: undefined };
const PAUSED: Patch = { state: 'paused', verdict: undefined };
const ALL: Patch = { state: undefined, verdict: undefined };

interface OneProps {
  readonly state: State;
  /** Undefined: it is not known yet. */
  readonly n: number | undefined;
  readonly word: string;
  readonly to?: Patch;
}

function One({ state, n, word, to }: OneProps) {
  const format = useFormat();
  const isCalm = n === undefined || n === 0;
  const content = (
    <>
      <StateShape state={isCalm ? 'onTime' : state} className={`size-3 ${isCalm ? 'opacity-40' : ''}`} />
      <span className="font-semibold">{n === undefined ? '–' : format.number(n)}</span>
      <span className="text-ink-soft">{word}</span>
    </>
  );
  const shape = 'flex min-h-7 items-center gap-1.5 rounded-sm whitespace-nowrap';
  return (
    <li>
      {to === undefined ? (
        <span className={shape}>{content}</span>
      ) : (
        <Link
          to="."
          search={((before: TodaySearch) => ({ ...before, ...to })) as never}
          className={`${shape} hover:underline`}
        >
          {content}
        </Link>
      )}
    </li>
  );
}
