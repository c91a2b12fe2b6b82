import { useTranslation } from 'react-i18next';
import { PlotFrame } from './plot-frame.tsx';

interface BarsProps {
  readonly title: string;
  /** null: not measured. */
  readonly groups: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** What the values of each group are, in order; three at most. */
  readonly series: readonly string[];
  readonly format: (value: number) => string;
}

const PATTERNS = [
  'bg-on-time-fill',
  'bg-accent-soft bg-[repeating-linear-gradient(135deg,var(--accent)_0_2px,transparent_2px_6px)]',
  'bg-surface border-2 border-ink-soft',
] as const;

/** Values side by side in groups; each series by its pattern. */
export function Bars({ title, groups, series, format }: BarsProps) {
  const { t } = useTranslation('kit');
  const all = groups.flatMap(({ values }) => values.filter((value) => value !== null));
  const isNumber = true as const;
  const tell = (value: number | null | undefined) => (value == null ? t('figures.bars.none') : format(value));
  const table = {
    columns: [t('figures.bars.group'), ...series.map((text) => ({ text, isNumber }))],
    rows: groups.map(({ name, values }) => [name, ...series.map((_, at) => tell(values[at]))]),
  };
  if (all.length === 0) return <PlotFrame title={title} summary={t('figures.bars.nothing')} table={table} />;
  const most = Math.max(...all, Number.MIN_VALUE);
  const [low, high] = [format(Math.min(...all)), format(Math.max(...all))];
  const [only, ...others] = groups;
  const summary =
    only !== undefined && others.length === 0 && low === high
      ? t('figures.bars.only', { name: only.name, value: low })
      : t('figures.bars.summary', { count: groups.length, low, high });
  return (
    <PlotFrame title={title} summary={summary} table={table}>
      <ul aria-hidden="true" className="grid gap-3">
        {groups.map(({ name, values }) => (
          <li key={name} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
            <span className="truncate text-sm text-ink-soft">{name}</span>
            <span className="grid gap-0.5">
              {series.map((one, at) => (
                <span key={one} className="grid grid-cols-[1fr_5.5rem] items-center gap-2">
                  <span className="h-4 border-l border-line-strong">
                    <span
                      className={`block h-full rounded-r-sm ${PATTERNS[at % PATTERNS.length]}`}
                      style={{ width: `${(Math.max(0, values[at] ?? 0) / most) * 100}%` }}
                    />
                  </span>
                  <span className="text-right text-sm">{tell(values[at])}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {series.length > 1 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
          {series.map((one, at) => (
            <li key={one} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={`h-3 w-5 rounded-sm ${PATTERNS[at % PATTERNS.length]}`} />
              {one}
            </li>
          ))}
        </ul>
      )}
    </PlotFrame>
  );
}
