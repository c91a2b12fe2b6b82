import { type ReactNode, useId } from 'react';
import { PanelFoot, PanelHead, type PanelProps } from './panel-parts.tsx';
import { useDialog, useMedia } from './use-modal.ts';

interface DrawerProps extends PanelProps {
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
}

/** A panel at the right that leaves the page usable; on a narrow screen it covers it. Escape closes it. */
export function Drawer({ title, subtitle, isOpen, onClose, actions, foot, children }: DrawerProps) {
  const id = useId();
  const isModal = !useMedia('(min-width: 64rem)');
  const ref = useDialog(isOpen, isModal);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        // That of a question asked from here comes past as well.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A question that was asked from here is answered, or left, first.
        const isWithin = event.target instanceof Element && event.target.closest('dialog') === ref.current;
        if (event.key !== 'Escape' || isModal || event.defaultPrevented || !isWithin) return;
        event.stopPropagation();
        onClose();
      }}
      className="fixed inset-y-0 right-0 left-auto z-20 m-0 h-dvh max-h-none w-full max-w-none flex-col border-l border-line bg-raised p-0 text-ink shadow-raised backdrop:bg-[rgb(0_0_0/0.4)] open:flex sm:w-[min(37rem,100vw)]"
    >
      {isOpen && (
        <>
          <PanelHead id={id} title={title} subtitle={subtitle} actions={actions} onClose={onClose} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <div tabIndex={0} className="min-h-0 grow overflow-y-auto px-5 py-4 -outline-offset-2">
            {children}
          </div>
          {foot && <PanelFoot>{foot}</PanelFoot>}
        </>
      )}
    </dialog>
  );
}
