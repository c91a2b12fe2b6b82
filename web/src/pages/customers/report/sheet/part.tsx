import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

interface PartProps {
  readonly title: string;
  readonly id?: string;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a report, with its title. */
export function Part({ title, id, lead, aside, className = '', children }: PartProps) {
  const own = useId();
  return (
    <section id={id} aria-labelledby={own} className={`min-w-0 scroll-mt-16 ${className}`}>
      <div className="mb-2 flex print:mb-0.5 flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={own} className="text-lg font-semibold print:text-base">
          {title}
        </h2>
        {aside}
      </div>
      {lead && <p className="mb-2 max-w-3xl text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}

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

/** A table as paper has it: lines between rows, figures at the end. On a narrow screen it scrolls within itself. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  const { t } = useTranslation('kit');
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
                  <td key={key} className={`${place(isNumber)} align-top`}>
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
