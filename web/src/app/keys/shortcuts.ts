import { SECTIONS } from '../sections.ts';

/** A key of the whole application and what it does, for the page of keys. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly word: 'palette' | 'help' | 'go' | 'next' | 'previous' | 'open' | 'acknowledge' | 'apply' | 'close';
}

/** What keys do, in the order in which they are told; `go` stands for every section. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], word: 'palette' },
  { keys: ['?'], word: 'help' },
  { keys: ['j', '↓'], word: 'next' },
  { keys: ['k', '↑'], word: 'previous' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['a'], word: 'acknowledge' },
  { keys: ['.'], word: 'apply' },
  { keys: ['Esc'], word: 'close' },
];

/** How long the second key of `g t` is waited for. */
const PAIR_MS = 1_200;

interface Doing {
  readonly palette: () => void;
  readonly help: () => void;
  readonly go: (to: (typeof SECTIONS)[number]['to']) => void;
}

/**
 * Listens to the keys of the whole application: `/` and Ctrl or ⌘ K, `?`, `g` and a section's letter. Whoever writes in a
 * field, or has a question open, is left alone. Gives the way to stop.
 */
export function listenToKeys({ palette, help, go }: Doing): () => void {
  let wasG = 0;
  const heard = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (event.altKey || isAsked()) return;
    if (event.ctrlKey || event.metaKey) {
      // An editor has keys of its own by Ctrl and ⌘; a field has not.
      if (key === 'k' && !event.shiftKey && !isEditor(event.target)) taken(event, palette);
      return;
    }
    if (isWriting(event.target)) return;
    const isSecond = event.timeStamp - wasG < PAIR_MS;
    wasG = 0;
    const section = isSecond ? SECTIONS.find((one) => one.key === key) : undefined;
    if (section !== undefined) return taken(event, () => go(section.to));
    if (key === 'g') wasG = event.timeStamp;
    else if (key === '/') taken(event, palette);
    else if (key === '?') taken(event, help);
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}

function taken(event: KeyboardEvent, what: () => void): void {
  event.preventDefault();
  what();
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (isEditor(target) ||
      /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('[role=combobox]') !== null)
  );
}

function isEditor(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.isContentEditable;
}

/** A question over the page waits for its answer first. */
function isAsked(): boolean {
  return document.querySelector('dialog:modal') !== null;
}
