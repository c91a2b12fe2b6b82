import { FILLS, type Fill } from './fills.ts';

/** What each pattern means. */
export function Legend({ items }: { readonly items: readonly { readonly fill: Fill; readonly text: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {items.map(({ fill, text }) => (
        <li key={fill} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`inline-block h-3 w-5 rounded-sm ${FILLS[fill]}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}
