import type { ReactNode } from 'react';
import { TextLink } from '../../../../kit/layout/links.tsx';
import type { OfVersion } from '../reading.ts';

interface InTextProps {
  readonly of: OfVersion;
  /** The place within the text; missing: its beginning. */
  readonly place?: string;
  /** What the link is called, where its words alone do not say it. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The way to a place in the readable text of a version. */
export function InText({ of, place, label, children }: InTextProps) {
  return (
    <TextLink
      to="/agreements/$agreement"
      params={{ agreement: of.agreement }}
      search={{ view: 'text', version: of.version }}
      {...(place === undefined ? {} : { hash: place })}
      aria-label={label}
    >
      {children}
    </TextLink>
  );
}
