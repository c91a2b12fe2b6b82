import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';

interface BudgetStripProps {
  readonly title: string;
  readonly kind: 'misses' | 'downtime';
  /** Misses, or seconds of downtime. */
  readonly allowed: number;
  readonly used: number;
  /** The date (`YYYY-MM-DD`) on which nothing will be left at this rate; null: not within the period. */
  readonly runsOutOn?: string | null;
  /** Nothing was measured. */
  readonly isUnknown?: boolean;
}

/** What may still go wrong of what was allowed: misses as squares, downtime as a strip. */
export function BudgetStrip({ title, kind, allowed, used, runsOutOn, isUnknown = false }: BudgetStripProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const left = allowed - used;
  const tell = (amount: number) => (kind === 'misses' ? format.number(amount) : format.duration(amount));
  const words = () => {
    if (isUnknown) return t('figures.budget.unknown');
    if (left === 0) return t(`figures.budget.${kind}.none`, { allowed: tell(allowed) });
    if (kind === 'misses')
      return left > 0
        ? t('figures.budget.misses.left', { count: left, allowed: tell(allowed) })
        : t('figures.budget.misses.over', { count: -left, allowed: tell(allowed) });
    return left > 0
      ? t('figures.budget.downtime.left', { left: tell(left), allowed: tell(allowed) })
      : t('figures.budget.downtime.over', { over: tell(-left), allowed: tell(allowed) });
  };
  const tone = isUnknown ? 'text-unknown' : left < 0 ? 'text-late' : left === 0 ? 'text-soon' : 'text-ink';
  const hasSquares = kind === 'misses' && Math.max(allowed, used) <= 24;
  const outWords =
    runsOutOn == null
      ? t('figures.budget.lasts')
      : t('figures.budget.runsOut', { day: format.day(`${runsOutOn}T12:00:00Z`, 'UTC') });
  return (
    <div className="@container grid gap-1">
      <div className="grid items-baseline justify-between gap-x-4 @sm:flex">
        <span className="text-sm text-ink-soft">{title}</span>
        <span className={`font-semibold ${tone}`}>{words()}</span>
      </div>
      {hasSquares ? (
        <Squares allowed={allowed} used={used} isUnknown={isUnknown} />
      ) : (
        <Strip allowed={allowed} used={used} isUnknown={isUnknown} />
      )}
      {!isUnknown && (
        <div className="flex flex-wrap justify-between gap-x-4 text-xs text-ink-soft">
          <span>{t('figures.budget.usedWords', { used: tell(used) })}</span>
          {left > 0 && runsOutOn !== undefined && <span>{outWords}</span>}
        </div>
      )}
    </div>
  );
}

interface Amounts {
  readonly allowed: number;
  readonly used: number;
  readonly isUnknown: boolean;
}

const USED = 'bg-ink-faint bg-[repeating-linear-gradient(135deg,transparent_0_4px,var(--surface)_4px_5px)]';
const UNKNOWN = 'bg-unknown-soft bg-[radial-gradient(var(--unknown-fill)_1.5px,transparent_1.7px)] bg-[length:6px_6px]';

function Squares({ allowed, used, isUnknown }: Amounts) {
  const one = (at: number) => {
    if (isUnknown) return UNKNOWN;
    if (at >= allowed) return 'bg-late-fill border-2 border-late';
    return at < used ? USED : 'bg-on-time-soft border-2 border-on-time-fill';
  };
  return (
    <div aria-hidden="true" className="flex gap-1">
      {Array.from({ length: Math.max(allowed, used, 1) }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the squares are their places
        <span key={at} className={`h-3 max-w-8 flex-1 rounded-sm ${one(at)}`} />
      ))}
    </div>
  );
}

function Strip({ allowed, used, isUnknown }: Amounts) {
  const whole = Math.max(allowed, used, 1);
  const wide = (amount: number) => ({ width: `${(amount / whole) * 100}%` });
  return (
    <div
      aria-hidden="true"
      className={`flex h-3 overflow-hidden rounded-sm border border-on-time-fill ${isUnknown ? UNKNOWN : 'bg-on-time-soft'}`}
    >
      {!isUnknown && <span className={USED} style={wide(Math.min(used, allowed))} />}
      {used > allowed && <span className="border-l-2 border-ink bg-late-fill" style={wide(used - allowed)} />}
    </div>
  );
}
