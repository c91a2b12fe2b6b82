import { type ReactNode, useEffect, useRef } from 'react';
import { IconChevronLeft, IconChevronRight } from '../icons/icons.tsx';
import { useBeyond } from './use-beyond.ts';

const SIGN = 'pointer-events-none absolute top-1/2 -translate-y-1/2 text-ink-soft';
/** How far from an edge the present view is brought into sight, in CSS px: past the fade. */
const CLEAR = 48;

/** The views of a page as links: each has its address, and the one that is shown is in sight. Where they do not all have room, each edge beyond which there are more fades under an arrow. @param children `TabLink`s */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  const beyond = useBeyond(place);
  useEffect(() => {
    const nav = place.current;
    const present = nav?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav && present) nav.scrollLeft = present.offsetLeft + present.offsetWidth + CLEAR - nav.clientWidth;
  }, []);
  return (
    <div className="relative border-b border-line">
      <nav ref={place} aria-label={label} className={`relative -mb-px scroll-px-12 overflow-x-auto ${beyond.fades}`}>
        <ul className="flex w-max min-w-full gap-5">{children}</ul>
      </nav>
      {beyond.left && <IconChevronLeft size={16} className={`left-0 ${SIGN}`} />}
      {beyond.right && <IconChevronRight size={16} className={`right-0 ${SIGN}`} />}
    </div>
  );
}
