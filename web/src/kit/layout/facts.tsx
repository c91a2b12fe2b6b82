import type { ReactNode } from 'react';

interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  readonly hint?: string;
}

/** What is known of a thing, term by term. @param isInline beside each other, where there are few */
export function Facts({ items, isInline = false }: { readonly items: readonly Fact[]; readonly isInline?: boolean }) {
  return (
    <dl
      className={
        isInline ? 'flex flex-wrap gap-x-8 gap-y-3' : 'grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(8rem,12rem)_1fr]'
      }
    >
      {items.map(({ term, value, hint }) => (
        <div key={term} className={isInline ? 'min-w-0' : 'min-w-0 sm:contents'}>
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {value}
            {hint && <span className="block text-sm text-ink-faint">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
