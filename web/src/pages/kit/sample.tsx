import type { ReactNode } from 'react';

/** One thing of the kit, under the name it has in the code. */
export function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 font-mono text-sm text-ink-soft">{name}</h3>
      {children}
    </div>
  );
}

export const SAMPLES = 'grid grid-cols-[minmax(0,1fr)] gap-8';
export const ROW = 'flex flex-wrap items-center gap-3';
