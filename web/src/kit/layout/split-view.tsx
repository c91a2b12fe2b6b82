import type { ReactNode } from 'react';

interface SplitViewProps {
  readonly main: ReactNode;
  readonly aside: ReactNode;
  readonly asideLabel: string;
}

/** What a page is about, and beside it (below on narrow screens) what goes with it. */
export function SplitView({ main, aside, asideLabel }: SplitViewProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">{main}</div>
      <aside aria-label={asideLabel} className="grid min-w-0 content-start gap-6">
        {aside}
      </aside>
    </div>
  );
}
