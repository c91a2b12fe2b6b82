import { type FocusEvent, useEffect, useState } from 'react';
import type { Board } from './board.ts';

/** Nothing moves under a hand: the order holds still while the pointer is over the list, something in it has the focus, or `isHeld`. */
export function useStill(board: Board, isHeld: boolean) {
  const [isOver, setOver] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isStill = isOver || hasFocus || isHeld;
  useEffect(() => board.hold(isStill), [board, isStill]);
  return {
    isStill,
    hands: {
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
