import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconChevronRight } from '../icons/icons.tsx';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** What is inside is only made once it is opened: for long lists of them. */
  readonly isLazy?: boolean;
  readonly children: ReactNode;
}

/** More about something, opened where it stands. */
export function Disclosure({ summary, isOpenAtFirst = false, isLazy = false, children }: DisclosureProps) {
  const [isMade, setMade] = useState(isOpenAtFirst || !isLazy);
  return (
    <details
      open={isOpenAtFirst}
      onToggle={({ currentTarget }) => currentTarget.open && setMade(true)}
      className="group min-w-0"
    >
      <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-sm font-medium hover:underline [&::-webkit-details-marker]:hidden">
        <IconChevronRight size={16} className="text-ink-soft transition-transform group-open:rotate-90 print:hidden" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="mt-2 pl-5.5">{isMade && children}</div>
    </details>
  );
}

interface WhyProps {
  /** The number that opens. */
  readonly value: ReactNode;
  /** Its reason: clause, formula, what was counted. */
  readonly children: ReactNode;
  /** What it is the reason of, for who can not see: `Attainment`. */
  readonly label?: string;
}

/** A number that opens to its reason, beside it where there is room: it is never squeezed into the edge that is near. */
export function Why({ value, label, children }: WhyProps) {
  const { t } = useTranslation('kit');
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="min-h-6 cursor-help rounded-sm underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
        style={{ anchorName: `--${id.replaceAll(/\W/g, '')}` }}
      >
        {value}
        <span className="sr-only"> {label === undefined ? t('layout.why') : t('layout.whyOf', { label })}</span>
      </button>
      <span
        id={id}
        popover="auto"
        className="m-auto max-w-[min(24rem,calc(100vw-2rem))] rounded-md border border-line bg-raised px-4 py-3 text-left text-base font-normal text-ink shadow-raised supports-[position-area:bottom]:m-1.5 supports-[position-area:bottom]:w-max supports-[position-area:bottom]:[position-area:bottom_span-right] supports-[position-area:bottom]:[position-try-fallbacks:flip-inline,flip-block,flip-block_flip-inline,bottom_span-all,top_span-all]"
        style={{ positionAnchor: `--${id.replaceAll(/\W/g, '')}` }}
      >
        {children}
      </span>
    </>
  );
}
