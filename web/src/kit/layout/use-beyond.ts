import { useEffect, useState } from 'react';

const FADES_LEFT = 'mask-l-from-[calc(100%-3rem)] mask-l-to-[calc(100%-1rem)]';
const FADES_RIGHT = 'mask-r-from-[calc(100%-3rem)] mask-r-to-[calc(100%-1rem)]';

/** On which sides what scrolls sideways has more than it shows, and the classes that let it fade there. */
export function useBeyond(place: { readonly current: HTMLElement | null }) {
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
  return { ...beyond, fades: `${beyond.left ? FADES_LEFT : ''} ${beyond.right ? FADES_RIGHT : ''}` };
}
