import { useWidth } from '../../../../kit/figures/use-width.ts';
import type { Block } from '../reading.ts';
import { look } from '../use-marked.ts';
import { Unbroken } from './unbroken.tsx';

interface TableBlockProps {
  readonly block: Extract<Block, { kind: 'table' }>;
  readonly marked: string | undefined;
}

/** More columns than this stand closer. */
const ROOMY = 6;
/** So wide are columns at least, in px, and a table of which rows are read across. */
const COLUMN = 96;
const ACROSS = 480;

/** A table of a document; where there is no room for its columns, its rows are told one below the other. */
export function TableBlock(props: TableBlockProps) {
  const [place, width] = useWidth();
  const { columns } = props.block;
  const isNarrow = columns.length > 2 && width < Math.max(ACROSS, columns.length * COLUMN);
  return (
    <div ref={place} className="my-1 min-w-0">
      {isNarrow ? <Rows {...props} /> : <Table {...props} />}
    </div>
  );
}

/** What a row has nothing to say of is left out. */
function Rows({ block: { caption, columns, rows, places }, marked }: TableBlockProps) {
  return (
    <>
      <p className="pb-1 font-medium">{caption}</p>
      <ul aria-label={caption}>
        {rows.map(([first = '', ...rest], at) => {
          const id = places?.[at];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a document never move
              key={at}
              id={id}
              className={`grid scroll-mt-20 gap-0.5 border-t border-line py-2 ${look(id, marked)}`}
            >
              <p className="font-medium">{first}</p>
              <dl className="grid gap-0.5">
                {rest.map(
                  (cell, column) =>
                    cell !== '–' && (
                      <div key={columns[column + 1]} className="flex gap-4">
                        <dt className="w-2/5 max-w-56 shrink-0 text-ink-soft">{columns[column + 1]}</dt>
                        <dd className="min-w-0 wrap-anywhere">
                          <Unbroken text={cell} />
                        </dd>
                      </div>
                    ),
                )}
              </dl>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Table({ block: { caption, columns, rows, places }, marked }: TableBlockProps) {
  const pad = columns.length > ROOMY ? 'pr-2 last:pr-0' : 'pr-4';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto print:overflow-visible">
      <table className={`w-full border-collapse ${columns.length > ROOMY ? 'text-sm' : ''}`}>
        <caption className="pb-1 text-left text-base font-medium">{caption}</caption>
        <thead>
          <tr
            className={`border-b border-line-strong text-left text-ink-soft ${columns.length > ROOMY ? 'text-xs' : 'text-sm'}`}
          >
            {columns.map((column) => (
              <th key={column} scope="col" className={`py-1.5 font-medium ${pad}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const [first = '', ...rest] = row;
            const id = places?.[at];
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a document never move
                key={at}
                id={id}
                className={`scroll-mt-20 border-b border-line align-top ${look(id, marked)}`}
              >
                <th
                  scope="row"
                  className={`py-1.5 text-left font-medium ${columns.length > ROOMY ? 'min-w-24' : 'min-w-32'} ${pad}`}
                >
                  {first}
                </th>
                {rest.map((cell, column) => (
                  <td key={columns[column + 1]} className={`py-1.5 ${pad}`}>
                    <Unbroken text={cell} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
