import { type FocusEvent, useEffect, useRef, useState } from 'react';
import type { Board } from './board.ts';

/** Nothing moves under a hand: the order holds still while the pointer is over the list, something in it has the focus, or `isHeld`. */
export function useStill(board: Board, isHeld: boolean) {
  const [isOver, setOver] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isStill = isOver || hasFocus || isHeld;
  useEffect(() => board.hold(isStill), [board, isStill]);
  // What is taken away under the pointer, or with the focus, does not always tell that it was left.
  useEffect(() => {
    if (!isOver) return undefined;
    const look = ({ target }: Event) => target instanceof Node && !place.current?.contains(target) && setOver(false);
    document.addEventListener('pointerover', look);
    return () => document.removeEventListener('pointerover', look);
  }, [isOver]);
  useEffect(() => {
    if (hasFocus && !place.current?.contains(document.activeElement)) setFocus(false);
  });
  return {
    isStill,
    hands: {
      ref: place,
      onPointerEnter: () => {
        setOver(true);
        // At once, not when it is drawn: an event may come before.
        board.hold(true);
      },
      onPointerLeave: () => setOver(false),
      onFocus: () => {
        setFocus(true);
        board.hold(true);
      },
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      },
    },
  };
}
