import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { IconMore } from '../icons/icons.tsx';
import { buttonLook, type Look } from './button-look.ts';
import { Over } from './over.tsx';

interface MenuProps {
  /** What the menu is of: read out, and shown where it has no `text`. */
  readonly label: string;
  /** Words on the button; without them it shows three points. */
  readonly text?: ReactNode;
  readonly icon?: ReactNode;
  readonly look?: Look;
  /** `MenuItem`s. */
  readonly children: ReactNode;
}

/** What else can be done with a thing. */
export function Menu({ label, text, icon, look = 'quiet', children }: MenuProps) {
  const shape = text === undefined ? `${buttonLook(look, 'icon')} size-9` : buttonLook(look, 'medium');
  return (
    <MenuTrigger>
      <Button aria-label={label} className={shape}>
        {icon ?? (text === undefined && <IconMore />)}
        {text}
      </Button>
      <Over placement="bottom end" className="min-w-44 max-w-xs p-1">
        <AriaMenu aria-label={label} className="outline-none">
          {children}
        </AriaMenu>
      </Over>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  readonly onAction: () => void;
  readonly icon?: ReactNode;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly children: string;
}

/** One thing that can be done. */
export function MenuItem({ onAction, icon, isDanger = false, isDisabled = false, children }: MenuItemProps) {
  return (
    <AriaMenuItem
      onAction={onAction}
      isDisabled={isDisabled}
      textValue={children}
      className={`flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-focused:bg-accent-soft ${isDanger ? 'text-late' : ''}`}
    >
      {icon}
      {children}
    </AriaMenuItem>
  );
}
