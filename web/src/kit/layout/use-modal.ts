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
    if (isModal) dialog.showModal();
    else dialog.show();
    return () => {
      const hadFocus = dialog.contains(document.activeElement) || document.activeElement === document.body;
      dialog.close();
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isOpen, isModal]);
  return ref;
}
