import type { ReactNode } from 'react';

/** The views of a page as links: each has its address. @param children `TabLink`s */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-line">
      <ul className="flex gap-5">{children}</ul>
    </nav>
  );
}
