import type { Block } from '../reading.ts';
import { look } from '../use-marked.ts';
import { TableBlock } from './table-block.tsx';
import { Unbroken } from './unbroken.tsx';

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
          <Unbroken text={block.text} />
        </h3>
      );
    case 'paragraph':
      return (
        <p className="max-w-[75ch] whitespace-pre-line text-pretty">
          <Unbroken text={block.text} />
        </p>
      );
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
