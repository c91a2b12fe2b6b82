import { useId } from 'react';
import { PanelFoot, PanelHead, type PanelProps } from './panel-parts.tsx';
import { useDialog } from './use-modal.ts';

const WIDTHS = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-4xl' } as const;

interface DialogProps extends PanelProps {
  readonly size?: keyof typeof WIDTHS;
  /** Its upper edge stays where it is, however much it holds. */
  readonly isAtTop?: boolean;
}

/** A question over the page, which waits for the answer. Escape closes it. */
export function Dialog({ title, isOpen, onClose, foot, size = 'medium', isAtTop = false, children }: DialogProps) {
  const id = useId();
  const ref = useDialog(isOpen, true);
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
      className={`${isAtTop ? 'mx-auto mt-[min(8rem,10dvh)] mb-auto max-h-[88dvh]' : 'm-auto max-h-[calc(100dvh-2rem)]'} w-[calc(100vw-2rem)] flex-col rounded-lg border border-line bg-raised p-0 text-ink shadow-raised backdrop:bg-[rgb(0_0_0/0.4)] open:flex ${WIDTHS[size]}`}
    >
      {isOpen && (
        <>
          <PanelHead id={id} title={title} onClose={onClose} />
          <div className="min-h-0 grow overflow-y-auto px-5 py-4">{children}</div>
          {foot && <PanelFoot>{foot}</PanelFoot>}
        </>
      )}
    </dialog>
  );
}
