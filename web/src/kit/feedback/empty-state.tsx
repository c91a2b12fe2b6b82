import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What would stand here, and what to do so that it does. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing is here yet: why, and what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-1 rounded-lg border border-dashed border-line-strong px-6 py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-2xl text-ink-soft">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
