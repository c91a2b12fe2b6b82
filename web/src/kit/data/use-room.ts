import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useWidth } from '../figures/use-width.ts';

/**
 * Whether there is room for what may be too wide, known before it is painted: `place` stands around it, `inner` is what
 * scrolls. Where it was too wide it may come back once the place is as wide as it was.
 */
export function useRoom(): {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly inner: RefObject<HTMLElement | null>;
  readonly hasRoom: boolean;
} {
  const [place, width] = useWidth();
  const inner = useRef<HTMLElement>(null);
  const [needed, setNeeded] = useState(0);
  const hasRoom = width >= needed;
  useLayoutEffect(() => {
    const { clientWidth = 0, scrollWidth = 0 } = inner.current ?? {};
    // A border of the place is no room.
    if (scrollWidth > clientWidth) setNeeded(scrollWidth + 2);
  });
  return { place, inner, hasRoom };
}
