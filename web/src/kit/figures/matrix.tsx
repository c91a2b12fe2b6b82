import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { useBeyond } from '../layout/use-beyond.ts';
import { Bars } from './bars.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface MatrixCell {
  readonly priority: string;
  readonly measure: string;
  /** The promised time; null: none is promised, or one that is no length of time. */
  readonly seconds: number | null;
  /** The time in words, where it is not to be told as any length of time is: hours of service make no days. */
  readonly text?: string;
  /** What is shown in place of the time: the way to its clause, a limit in service days. */
  readonly value?: ReactNode;
  /** What an address names it by. */
  readonly id?: string;
  readonly isMarked?: boolean;
  /** In what share of the cases, from 0 to 1. */
  readonly share?: number | null;
  /** More to be said, in words: "24/7". */
  readonly note?: ReactNode;
}

interface MatrixProps {
  readonly title: string;
  readonly priorities: readonly Named[];
  readonly measures: readonly Named[];
  readonly cells: readonly MatrixCell[];
}

/** What is promised, by priority and measure: as a table, and as a chart for each measure. Several cells may stand in one place. */
export function Matrix({ title, priorities, measures, cells }: MatrixProps) {
  const { t } = useTranslation('kit');
  const [view, setView] = useState<'asTable' | 'asBars'>('asTable');
  const cellsOf = (priority: string, measure: string) =>
    cells.filter((cell) => cell.priority === priority && cell.measure === measure);
  return (
    <div className="grid min-w-0 gap-2">
      <fieldset className="flex w-fit gap-1 justify-self-end print:hidden">
        <legend className="sr-only">{t('figures.matrix.view')}</legend>
        {(['asTable', 'asBars'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setView(one)}
            className="rounded-md border border-line-strong px-2.5 py-1 text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold"
          >
            {t(`figures.matrix.${one}`)}
          </button>
        ))}
      </fieldset>
      {view === 'asBars' ? (
        <MatrixBars {...{ title, priorities, measures, cells }} />
      ) : (
        <Wide title={title}>
          <table className="w-full border-collapse">
            <caption className="pb-1 text-left font-semibold">{title}</caption>
            <thead>
              <tr className="border-b border-line-strong text-left text-sm text-ink-soft">
                <th scope="col" className="py-1.5 pr-4 font-medium">
                  {t('figures.matrix.priority')}
                </th>
                {measures.map(({ id, name }) => (
                  <th key={id} scope="col" className="py-1.5 pr-4 font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {priorities.map(({ id, name }) => (
                <tr key={id} className="border-b border-line align-top">
                  <th scope="row" className="py-2 pr-4 text-left font-medium">
                    {name}
                  </th>
                  {measures.map((measure) => (
                    <td key={measure.id} className="py-2 pr-4">
                      <Cells cells={cellsOf(id, measure.id)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </div>
  );
}

/** What may be wider than its place: it scrolls, and fades where there is more. */
function Wide({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  const { fades } = useBeyond(place);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section ref={place} aria-label={title} tabIndex={0} className={`overflow-x-auto ${fades}`}>
      {children}
    </section>
  );
}

/** A chart for each measure: their times lie far apart. */
function MatrixBars({ title, priorities, measures, cells }: MatrixProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const charts = measures.flatMap((measure) => {
    const timed = cells.filter((cell) => cell.measure === measure.id && cell.seconds !== null);
    const groups = priorities.flatMap(({ id, name }) =>
      timed.filter(({ priority }) => priority === id).map(({ seconds }) => ({ name, values: [seconds] })),
    );
    const texts = new Map(timed.map(({ seconds, text }) => [seconds, text]));
    const told = (seconds: number) => texts.get(seconds) ?? format.duration(seconds);
    return groups.length === 0 ? [] : [{ ...measure, groups, told }];
  });
  const isLeftOut = cells.some(({ seconds, value }) => seconds === null && value !== undefined);
  return (
    <section aria-label={title} className="grid min-w-0 gap-4">
      {isLeftOut && <p className="text-sm text-ink-soft">{t('figures.matrix.leftOut')}</p>}
      <div className="grid min-w-0 gap-x-8 gap-y-6 md:grid-cols-2 2xl:grid-cols-3">
        {charts.map(({ id, name, groups, told }) => (
          <Bars key={id} title={name} series={[name]} format={told} groups={groups} />
        ))}
      </div>
    </section>
  );
}

function Cells({ cells }: { readonly cells: readonly MatrixCell[] }) {
  const { t } = useTranslation('kit');
  if (!cells.some(({ seconds, value }) => seconds !== null || value !== undefined))
    return <span className="text-sm text-ink-faint">{t('figures.matrix.none')}</span>;
  return (
    <div className="grid gap-2">
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name of their own and never move
        <Cell key={at} cell={cell} />
      ))}
    </div>
  );
}

function Cell({ cell }: { readonly cell: MatrixCell }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  return (
    <div
      id={cell.id}
      className={`scroll-mt-20 ${cell.isMarked ? 'bg-accent-soft outline-2 outline-offset-2 outline-accent' : ''}`}
    >
      <span className="text-lg font-semibold">{cell.value ?? cell.text ?? format.duration(cell.seconds ?? 0)}</span>
      {cell.share != null && (
        <span className="block text-xs text-ink-soft">
          {t('figures.matrix.percent', { percent: format.percent(cell.share, 2) })}
        </span>
      )}
      {cell.note != null && <span className="block text-xs text-ink-soft">{cell.note}</span>}
    </div>
  );
}
