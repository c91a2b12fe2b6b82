import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { More } from '../data/more.tsx';
import { usePortions } from '../data/use-portions.ts';

/** What a plot shows, to be read. The first column heads the rows. */
export interface PlotTable {
  readonly columns: readonly (string | { readonly text: string; readonly isNumber: true })[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface PlotFrameProps {
  readonly title: string;
  /** What the plot says, in one sentence. */
  readonly summary: string;
  readonly table: PlotTable;
  readonly level?: 2 | 3 | 4;
  /** The title stands elsewhere already; screen readers are told it all the same. */
  readonly hideTitle?: boolean;
  readonly hideSummary?: boolean;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** What is around every plot: its title, what it says in a sentence, and the same as a table for whoever asks. */
export function PlotFrame(props: PlotFrameProps) {
  const { title, summary, table, level = 3, hideTitle = false, hideSummary = false, actions, children } = props;
  const { t } = useTranslation('kit');
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2">
      <div
        className={hideTitle && !actions ? 'sr-only' : 'flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1'}
      >
        <Heading id={id} className={hideTitle ? 'sr-only' : 'font-semibold'}>
          {title}
        </Heading>
        {actions}
      </div>
      <p className={hideSummary ? 'sr-only' : 'text-sm text-ink-soft'}>{summary}</p>
      {children}
      {table.rows.length > 0 && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm py-1 text-ink-faint hover:text-ink">
            {t('figures.table')}
          </summary>
          <Table {...table} title={t('figures.tableOf', { title })} />
        </details>
      )}
    </section>
  );
}

/** So many rows stand in the page at first: what is not asked for must not weigh on the plot. */
const ROWS = 400;

function Table({ columns, rows: all, title }: PlotTable & { readonly title: string }) {
  const { shown: rows, more } = usePortions(all, ROWS);
  const heads = columns.map((column) => (typeof column === 'string' ? { text: column, isNumber: false } : column));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section aria-label={title} tabIndex={0} className="mt-1 max-h-96 max-w-full overflow-auto">
      <table className="border-collapse">
        <thead>
          <tr>
            {heads.map(({ text, isNumber }) => (
              <th
                key={text}
                scope="col"
                className={`border-b border-line-strong py-1 pr-4 font-medium text-ink-soft ${isNumber ? 'text-right' : 'text-left'}`}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
            <tr key={at} className="border-b border-line">
              {row.map((cell, column) => {
                const { text = '', isNumber = false } = heads[column] ?? {};
                const place = `py-1 pr-4 font-normal ${isNumber ? 'text-right' : 'text-left'}`;
                return column === 0 ? (
                  <th key={text} scope="row" className={place}>
                    {cell}
                  </th>
                ) : (
                  <td key={text} className={place}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <More {...more} />
    </section>
  );
}
