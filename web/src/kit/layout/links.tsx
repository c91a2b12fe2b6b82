import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { buttonLook, type Look, type Size } from '../controls/button-look.ts';
import { IconChevronRight } from '../icons/icons.tsx';

type Anchor = ComponentProps<'a'>;

/** A link within text. */
export const TextLink = createLink(({ className = '', ...rest }: Anchor) => (
  <a
    {...rest}
    className={`font-medium text-accent underline decoration-from-font underline-offset-2 hover:text-accent-strong ${className}`}
  />
));

interface ButtonAnchor extends Anchor {
  readonly look?: Look;
  readonly size?: Size;
  readonly icon?: ReactNode;
}

/** A link to a page where something is done, that looks like a button. */
export const ButtonLink = createLink(
  ({ look = 'plain', size = 'medium', icon, className = '', children, ...rest }: ButtonAnchor) => (
    <a {...rest} className={`${buttonLook(look, size)} ${className}`}>
      {icon}
      {children}
    </a>
  ),
);

/** One of the pages above a page; stands in `crumbs` of Page. */
export const CrumbLink = createLink(({ className = '', ...rest }: Anchor) => (
  <li className="flex items-center gap-1">
    {/* It leads to what this page is part of: that page is not the current one. */}
    <a {...rest} aria-current="false" className={`rounded-sm py-0.5 hover:text-ink hover:underline ${className}`} />
    <IconChevronRight size={14} className="text-ink-faint" />
  </li>
));

/** One view of a page, in Tabs; the address says which is shown. */
export const TabLink = createLink(({ className = '', ...rest }: Anchor) => (
  <li>
    <a
      {...rest}
      className={`-mb-px flex min-h-9 items-center border-b-2 border-transparent px-1 font-medium whitespace-nowrap text-ink-soft hover:border-line-strong hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink ${className}`}
    />
  </li>
));

/** In the main cell of a table: leads from anywhere in the row. What else can be pressed in the row stays above it. */
export const RowLink = createLink(({ className = '', ...rest }: Anchor) => (
  <a {...rest} className={`font-medium text-ink after:absolute after:inset-0 hover:underline ${className}`} />
));
