import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../controls/button.tsx';
import { IconCheck, IconClose, IconUndo, IconWarning } from '../icons/icons.tsx';
import { useTopModal } from '../layout/use-modal.ts';
import { dismissToast, type Toast, toasts } from './toast-store.ts';

const SHOWN_MS = 8_000;
/** The room below and above messages, in pixels. */
const AROUND = 32;
const AGAIN_MS = 300;

/** Where toasts stand, once a page: a landmark that is reached by keyboard. They wait while pointed at or focused. */
export function Toasts() {
  const { t } = useTranslation('kit');
  const shown = useSyncExternalStore(toasts.subscribe, toasts.shown);
  const [isHeld, setHeld] = useState(false);
  const modal = useTopModal();
  const { above, ref } = useFootHeight(shown, modal);
  const place = (
    <section
      ref={ref}
      aria-label={t('feedback.toasts')}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      style={{ bottom: `calc(${above}px + 1rem)` }}
      className="pointer-events-none fixed inset-x-4 z-30 grid justify-items-center gap-2"
    >
      {shown.map((one) => (
        <One key={one.id} toast={one} isHeld={isHeld} />
      ))}
    </section>
  );
  // What lies under a modal dialog can not be pressed.
  return modal === undefined ? place : createPortal(place, modal);
}

/** How high what can be done stands at the bottom of the uppermost panel, where messages would lie on it: they stand above. */
function useFootHeight(shown: readonly Toast[], modal: Element | undefined) {
  const ref = useRef<HTMLElement>(null);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    if (shown.length === 0 || ref.current === null) return undefined;
    const measure = () => {
      const panel = modal ?? [...document.querySelectorAll('dialog[open]')].at(-1);
      const foot = panel?.querySelector(':scope > footer')?.getBoundingClientRect();
      const isCovered = foot !== undefined && innerHeight - foot.bottom < (ref.current?.offsetHeight ?? 0) + AROUND;
      setAbove(isCovered ? innerHeight - foot.top : 0);
    };
    measure();
    // A panel may open, or come by what can be done in it, while a message is shown.
    const timer = setInterval(measure, AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, modal]);
  return { above, ref };
}

function One({ toast, isHeld }: { readonly toast: Toast; readonly isHeld: boolean }) {
  const { t } = useTranslation('kit');
  const close = () => dismissToast(toast.id);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, isHeld]);
  return (
    <div className="pointer-events-auto flex w-full max-w-lg items-center gap-3 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-4 shadow-raised">
      {toast.tone === 'done' ? <IconCheck className="text-on-time" /> : <IconWarning className="text-late" />}
      {/* What is to be pressed is said in one line: below the text, where there is no room beside it. */}
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="min-w-0 grow basis-28">{toast.text}</p>
        {toast.undo && (
          <Button
            size="small"
            className="whitespace-nowrap"
            icon={<IconUndo size={16} />}
            onClick={() => {
              toast.undo?.onUndo();
              close();
            }}
          >
            {toast.undo.label ?? t('feedback.undo')}
          </Button>
        )}
      </div>
      <IconButton size="small" label={t('feedback.dismiss')} icon={<IconClose size={16} />} onClick={close} />
    </div>
  );
}
