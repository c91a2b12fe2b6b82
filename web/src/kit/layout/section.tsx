import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** At the end of the line of the title: a link, a choice, a figure. */
  readonly aside?: ReactNode;
  /** What an address names it by. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A part of a page, with its `h2`. */
export function Section({ title, lead, aside, id, children }: SectionProps) {
  const own = useId();
  return (
    <section id={id} aria-labelledby={own} className="min-w-0 scroll-mt-16">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        {/* What leads in breaks beside what stands at the end, not above it. */}
        <div className={lead ? 'min-w-0 flex-1 basis-72' : 'min-w-0'}>
          <h2 id={own} className="text-lg font-semibold">
            {title}
          </h2>
          {lead && <p className="max-w-3xl text-ink-soft">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
