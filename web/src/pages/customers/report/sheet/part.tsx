import { type ReactNode, useId } from 'react';

interface PartProps {
  readonly title: string;
  readonly id?: string;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a report, with its title. */
export function Part({ title, id, lead, aside, className = '', children }: PartProps) {
  const own = useId();
  return (
    <section id={id} aria-labelledby={own} className={`min-w-0 scroll-mt-16 ${className}`}>
      <div className="mb-2 flex print:mb-0.5 flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={own} className="text-lg font-semibold print:text-base">
          {title}
        </h2>
        {aside}
      </div>
      {lead && <p className="mb-2 max-w-3xl text-ink-soft">{lead}</p>}
      {children}
    </section>
  );
}
