import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const BAR = 'animate-pulse rounded-sm bg-line';
const WIDTHS = ['w-11/12', 'w-4/5', 'w-full', 'w-2/3', 'w-3/4'];

/** The shape of what is on its way; said once, in words. */
function Waiting({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <div aria-hidden="true" className={className}>
        {children}
      </div>
    </div>
  );
}

const counted = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Lines of text that are on their way. */
export function SkeletonText({ lines = 3 }: { readonly lines?: number }) {
  return (
    <Waiting className="grid max-w-2xl gap-2.5 py-1">
      {counted(lines).map((at) => (
        <div key={at} className={`h-3 ${BAR} ${WIDTHS[at % WIDTHS.length]}`} />
      ))}
    </Waiting>
  );
}

/** Rows of a table or list that are on their way. */
export function SkeletonRows({ rows = 8 }: { readonly rows?: number }) {
  return (
    <Waiting className="overflow-hidden rounded-lg border border-line bg-surface">
      {counted(rows).map((at) => (
        <div key={at} className="flex h-11 items-center gap-6 border-b border-line px-4 last:border-b-0">
          <div className={`h-3 w-1/4 ${BAR}`} />
          <div className={`h-3 w-1/3 ${BAR}`} />
          <div className={`ml-auto h-3 w-16 ${BAR}`} />
        </div>
      ))}
    </Waiting>
  );
}

/** Cards that are on their way. */
export function SkeletonCards({ cards = 3 }: { readonly cards?: number }) {
  return (
    <Waiting className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {counted(cards).map((at) => (
        <div key={at} className="grid gap-3 rounded-lg border border-line bg-surface p-4">
          <div className={`h-3 w-1/2 ${BAR}`} />
          <div className={`h-6 w-1/3 ${BAR}`} />
          <div className={`h-3 w-5/6 ${BAR}`} />
        </div>
      ))}
    </Waiting>
  );
}
