import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whether a media query holds; it is told when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(query).matches,
  );
}

const modals: HTMLDialogElement[] = [];
const watchers = new Set<() => void>();

function tellModals(): void {
  for (const watcher of watchers) watcher();
}

/** The dialog that lies over the page, the uppermost; undefined: none does. What is to be reached meanwhile stands in it. */
export function useTopModal(): HTMLDialogElement | undefined {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => modals.at(-1),
  );
}

/**
 * Opens and closes a `<dialog>` as told. The browser holds the focus within a modal one and gives it back afterwards; of a
 * panel beside the page that is done here.
 */
export function useDialog(isOpen: boolean, isModal: boolean) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!isOpen || dialog === null) return undefined;
    const before = document.activeElement;
    if (isModal) {
      dialog.showModal();
      modals.push(dialog);
      tellModals();
    } else dialog.show();
    return () => {
      const hadFocus = dialog.contains(document.activeElement) || document.activeElement === document.body;
      dialog.close();
      if (modals.includes(dialog)) {
        modals.splice(modals.indexOf(dialog), 1);
        tellModals();
      }
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen, isModal]);
  return ref;
}
