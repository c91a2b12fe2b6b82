import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const SIZES = { text: 'max-w-6xl', beside: 'max-w-[90.5rem]', full: 'max-w-[120rem]' } as const;

interface PageProps {
  /** The page's one `h1`, and the name of its window. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** `CrumbLink`s: the pages above. */
  readonly crumbs?: ReactNode;
  /** `Tabs`: the views of the page. */
  readonly tabs?: ReactNode;
  /** How much room it takes at most: texts little, what stands beside a menu more, boards and tables all there is. */
  readonly size?: keyof typeof SIZES;
  readonly children: ReactNode;
}

/** A page: its name, what it is about, what can be done, and its content as the page's main landmark. */
export function Page({ title, lead, actions, crumbs, tabs, size = 'text', children }: PageProps) {
  const { t } = useTranslation('kit');
  useEffect(() => {
    document.title = `${title} · Leeway`;
  }, [title]);
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto w-full min-w-0 px-4 pt-5 pb-16 outline-none sm:px-6 lg:px-8 ${SIZES[size]}`}
    >
      {crumbs && (
        <nav aria-label={t('layout.crumbs')} className="mb-1 text-sm text-ink-soft print:hidden">
          <ol className="flex flex-wrap gap-1">{crumbs}</ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-anywhere">{title}</h1>
          {lead && <div className="mt-1 text-ink-soft text-pretty">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
      {tabs && <div className="mt-4 print:hidden">{tabs}</div>}
      <div className="mt-6 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">{children}</div>
    </main>
  );
}
