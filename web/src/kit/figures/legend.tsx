/** What each look means. @param items with the classes of the look */
export function Legend({ items }: { readonly items: readonly { readonly look: string; readonly text: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {items.map(({ look, text }) => (
        <li key={text} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`inline-block h-3 w-5 rounded-sm ${look}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}
