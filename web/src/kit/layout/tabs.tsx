import { type ReactNode, useEffect, useRef } from 'react';

/** The views of a page as links: each has its address, and the one that is shown is in sight. @param children `TabLink`s */
export function Tabs({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const nav = place.current;
    const present = nav?.querySelector<HTMLElement>('[aria-current=page]');
    if (nav && present) nav.scrollLeft = present.offsetLeft + present.offsetWidth - nav.clientWidth;
  }, []);
  return (
    <nav ref={place} aria-label={label} className="relative overflow-x-auto border-b border-line">
      <ul className="flex gap-5">{children}</ul>
    </nav>
  );
}
