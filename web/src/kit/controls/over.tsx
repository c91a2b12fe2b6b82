import type { ReactNode } from 'react';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { useTopModal } from '../layout/use-modal.ts';

interface OverProps {
  readonly placement?: NonNullable<PopoverProps['placement']>;
  readonly className: string;
  readonly children: ReactNode;
}

/** What opens beside a control. Within a dialog that lies over the page it stands in it: all else is behind, out of reach. */
export function Over({ placement = 'bottom', className, children }: OverProps) {
  const modal = useTopModal();
  return (
    <Popover
      placement={placement}
      {...(modal === undefined ? {} : { UNSTABLE_portalContainer: modal })}
      className={`overflow-auto rounded-md border border-line bg-raised shadow-raised ${className}`}
    >
      {children}
    </Popover>
  );
}
