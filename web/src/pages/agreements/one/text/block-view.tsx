import type { Block } from './reading.ts';
import { Unbroken } from './unbroken.tsx';
import { MARKED } from './use-marked.ts';

interface BlockViewProps {
  readonly block: Block;
  /** The place that the address names. */
  readonly marked?: string;
}

/** One piece of a readable document. */
export function BlockView({ block, marked }: BlockViewProps) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 id={block.place} className={`mt-3 scroll-mt-20 font-semibold first:mt-0 ${look(block.place, marked)}`}>
          {block.text}
        </h3>
      );
    case 'paragraph':
      return <p className="max-w-[75ch] whitespace-pre-line text-pretty">{block.text}</p>;
    case 'note':
      return <p className="max-w-[75ch] border-l-2 border-line-strong pl-3 text-pretty text-ink-soft">{block.text}</p>;
    case 'list':
      return (
        <ul className="grid max-w-[75ch] list-disc gap-1 pl-5">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'definitions':
      return (
        <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[minmax(8rem,14rem)_1fr]">
          {block.items.map(({ term, text, place }) => (
            <div key={term} className="sm:contents">
              <dt id={place} className={`scroll-mt-20 text-ink-soft ${look(place, marked)}`}>
                {term}
              </dt>
              <dd className="max-w-[75ch] wrap-anywhere whitespace-pre-line">{text}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <TableBlock block={block} marked={marked} />;
  }
}

interface TableBlockProps {
  readonly block: Extract<Block, { kind: 'table' }>;
  readonly marked: string | undefined;
}

/** More columns than this stand closer. */
const ROOMY = 6;

function TableBlock({ block: { caption, columns, rows, places }, marked }: TableBlockProps) {
  const pad = columns.length > ROOMY ? 'pr-2 last:pr-0' : 'pr-4';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section aria-label={caption} tabIndex={0} className="my-1 overflow-x-auto print:overflow-visible">
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

function look(place: string | undefined, marked: string | undefined): string {
  return place !== undefined && place === marked ? MARKED : '';
}
