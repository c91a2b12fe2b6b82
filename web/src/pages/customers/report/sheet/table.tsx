import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../../../kit/layout/use-modal.ts';

export interface TableColumn<Row> {
  readonly key: string;
  readonly head: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A table as paper has it: lines between rows, figures at the end. On a narrow screen its rows stand below each other. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey } = props;
  const { t } = useTranslation('kit');
  const isNarrow = useMedia('screen and (width < 48rem)');
  if (isNarrow) return <Rows {...props} />;
  const label = t('figures.tableOf', { title: caption });
  const pad = 'py-1.5 pr-4 last:pr-0 print:py-px';
  const place = (isNumber = false) => `${pad} ${isNumber ? 'text-right' : 'text-left'}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section aria-label={label} tabIndex={0} className="relative max-w-full overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, isNumber }) => (
              <th
                key={key}
                scope="col"
                className={`${place(isNumber)} border-b border-line-strong align-bottom text-sm font-medium text-ink-soft`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line">
              {columns.map(({ key, isNumber, cell }, at) =>
                at === 0 ? (
                  <th key={key} scope="row" className={`${place(isNumber)} align-top font-normal`}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={`${place(isNumber)} align-top ${isNumber ? 'whitespace-nowrap' : ''}`}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows of a table where there is no room for its columns: each by its first cell, then what the others say. */
function Rows<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  const [main, ...others] = columns;
  return (
    <ul aria-label={caption} className="border-t border-line-strong">
      {rows.map((row) => (
        <li key={rowKey(row)} className="grid gap-1 border-b border-line py-2.5">
          <div className="font-medium wrap-anywhere">{main?.cell(row)}</div>
          <dl className="grid gap-0.5">
            {others.map(({ key, head, cell }) => (
              <div key={key} className="flex justify-between gap-4">
                <dt className="shrink-0 text-ink-soft">{head}</dt>
                <dd className="min-w-0 text-right wrap-anywhere">{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
