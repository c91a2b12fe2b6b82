/** Something that was just done, or went wrong. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'fault';
  readonly undo?: { readonly label?: string; readonly onUndo: () => void };
}

let shown: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

function show(next: readonly Toast[]): void {
  shown = next;
  for (const watcher of watchers) watcher();
}

/** Says what was done, with the way to undo it; at most three at a time. From anywhere. */
export function toast(said: Omit<Toast, 'id' | 'tone'> & { readonly tone?: Toast['tone'] }): void {
  lastId += 1;
  show([...shown, { tone: 'done' as const, ...said, id: lastId }].slice(-3));
}

/** Takes one away. */
export function dismissToast(id: number): void {
  show(shown.filter((one) => one.id !== id));
}

/** Those shown now, oldest first; for `useSyncExternalStore`. */
export const toasts = {
  subscribe: (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
  shown: () => shown,
};
