import { useState } from 'react';

let kept = '';

/** A text that is being written: whoever leaves the page and comes back finds it again, until it is published. */
export function useKeptDraft() {
  const [text, setText] = useState(kept);
  return {
    text,
    write: (next: string) => {
      kept = next;
      setText(next);
    },
  };
}

/** Begins the text of the page that is opened next. */
export function keepDraft(text: string): void {
  kept = text;
}
