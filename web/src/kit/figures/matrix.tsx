import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import { Bars } from './bars.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface MatrixCell {
  readonly priority: string;
  readonly measure: string;
  /** The promised time; null: none is promised. */
  readonly seconds: number | null;
  /** In what share of the cases, from 0 to 1. */
  readonly share?: number | null;
  /** More to be said, in words: "24/7". */
  readonly note?: string | null;
}

interface MatrixProps {
  readonly title: string;
  readonly priorities: readonly Named[];
  readonly measures: readonly Named[];
  readonly cells: readonly MatrixCell[];
}

/** What is promised, by priority and measure: as a table, and as a chart. */
export function Matrix({ title, priorities, measures, cells }: MatrixProps) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  const [view, setView] = useState<'asTable' | 'asBars'>('asTable');
  const cellOf = (priority: string, measure: string) =>
    cells.find((cell) => cell.priority === priority && cell.measure === measure);
  return (
    <div className="grid min-w-0 gap-2">
      <fieldset className="flex w-fit gap-1 justify-self-end">
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
        <Bars
          title={title}
          series={measures.map(({ name }) => name)}
          format={format.duration}
          groups={priorities.map(({ id, name }) => ({
            name,
            values: measures.map((measure) => cellOf(id, measure.id)?.seconds ?? null),
          }))}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
        <section aria-label={title} tabIndex={0} className="overflow-x-auto">
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
                      <Cell cell={cellOf(id, measure.id)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Cell({ cell }: { readonly cell: MatrixCell | undefined }) {
  const { t } = useTranslation('kit');
  const format = useFormat();
  if (cell === undefined || cell.seconds === null)
    return <span className="text-sm text-ink-faint">{t('figures.matrix.none')}</span>;
  return (
    <>
      <span className="text-lg font-semibold">{format.duration(cell.seconds)}</span>
      {cell.share != null && (
        <span className="block text-xs text-ink-soft">
          {t('figures.matrix.percent', { percent: format.percent(cell.share, 2) })}
        </span>
      )}
      {cell.note != null && <span className="block text-xs text-ink-soft">{cell.note}</span>}
    </>
  );
}
