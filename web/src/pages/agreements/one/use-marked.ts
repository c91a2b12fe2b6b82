import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/** What the address names behind `#`; brought into view once it is there. @param isThere whether the content is shown */
export function useMarked(isThere: boolean): string {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (!isThere || hash === '') return;
    const place = document.getElementById(hash);
    place?.scrollIntoView({ block: 'center' });
  }, [hash, isThere]);
  return hash;
}

/** The classes of what the address names. */
export const MARKED = 'bg-accent-soft outline-2 outline-accent -outline-offset-2';
