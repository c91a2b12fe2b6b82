import type { ReactNode } from 'react';

/** What belongs together, on a surface. @param isFlush its content reaches to the edge: tables, lists */
export function Card(props: { readonly isFlush?: boolean; readonly className?: string; readonly children: ReactNode }) {
  const { isFlush = false, className = '', children } = props;
  return (
    <div
      className={`min-w-0 rounded-lg border border-line bg-surface ${isFlush ? 'overflow-hidden' : 'p-4'} ${className}`}
    >
      {children}
    </div>
  );
}
