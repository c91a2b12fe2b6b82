import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../feedback/spinner.tsx';
import { buttonLook, type Look, type Size } from './button-look.ts';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly size?: Size;
  readonly icon?: ReactNode;
  /** What it does is under way: it says so and does nothing more until then. It keeps the focus. */
  readonly isPending?: boolean;
}

/** What a person presses. Of `main` ones a page has one; `danger` is for what can not be undone. */
export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    size = 'medium',
    icon,
    isPending = false,
    children,
    className = '',
    onClick,
    ...rest
  } = props;
  const { t } = useTranslation('kit');
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onClick?.(event);
      }}
      className={`${buttonLook(look, size)} ${className}`}
    >
      {isPending ? <Spinner size={16} /> : icon}
      {children}
      {isPending && <span className="sr-only">{t('controls.pending')}</span>}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** What it does, in words: read out, and shown when pointed at. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: Look;
  readonly size?: Size;
}

/** A button that shows a drawing and is named in words. */
export function IconButton({ label, icon, look = 'quiet', size = 'medium', className = '', ...rest }: IconButtonProps) {
  const box = size === 'small' ? 'size-7' : 'size-9';
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`shrink-0 ${buttonLook(look, 'icon')} ${box} ${className}`}
    >
      {icon}
    </button>
  );
}
