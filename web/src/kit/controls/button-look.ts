export type Look = 'main' | 'plain' | 'quiet' | 'danger';
export type Size = 'small' | 'medium';

const LOOKS: Readonly<Record<Look, string>> = {
  main: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'border-late bg-surface text-late hover:bg-late-soft',
};

const SIZES: Readonly<Record<Size | 'icon', string>> = {
  small: 'min-h-7 px-2 text-sm',
  medium: 'min-h-9 px-3',
  icon: '',
};

/** The classes of what looks like a button: buttons, and links that stand as one. */
export function buttonLook(look: Look, size: Size | 'icon'): string {
  return `inline-flex items-center justify-center gap-1.5 rounded-md border font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress ${LOOKS[look]} ${SIZES[size]}`;
}
