import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconChevronLeft, IconChevronRight } from '../icons/icons.tsx';

const SIGN = 'pointer-events-none absolute top-1/2 -translate-y-1/2 text-ink-soft';
const FADES_LEFT = 'mask-l-from-[calc(100%-3rem)] mask-l-to-[calc(100%-1rem)]';
const FADES_RIGHT = 'mask-r-from-[calc(100%-3rem)] mask-r-to-[calc(100%-1rem)]';
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
  const fades = `${beyond.left ? FADES_LEFT : ''} ${beyond.right ? FADES_RIGHT : ''}`;
  return (
    <div className="relative border-b border-line">
      <nav ref={place} aria-label={label} className={`relative -mb-px scroll-px-12 overflow-x-auto ${fades}`}>
        <ul className="flex w-max min-w-full gap-5">{children}</ul>
      </nav>
      {beyond.left && <IconChevronLeft size={16} className={`left-0 ${SIGN}`} />}
      {beyond.right && <IconChevronRight size={16} className={`right-0 ${SIGN}`} />}
    </div>
  );
}

/** On which sides a strip that scrolls has more than it shows. */
function useBeyond(place: { readonly current: HTMLElement | null }) {
  const [beyond, setBeyond] = useState({ left: false, right: false });
  useEffect(() => {
    const strip = place.current;
    if (strip === null) return undefined;
    const look = () => {
      const left = strip.scrollLeft > 1;
      const right = strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 1;
      setBeyond((was) => (was.left === left && was.right === right ? was : { left, right }));
    };
    const watch = new ResizeObserver(look);
    for (const one of [strip, ...strip.children]) watch.observe(one);
    strip.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      strip.removeEventListener('scroll', look);
    };
  }, [place]);
  return beyond;
}
