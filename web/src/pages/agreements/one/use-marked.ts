import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

/** What the address names behind `#`; brought into view once it is there. @param isThere whether the content is shown */
export function useMarked(isThere: boolean): string {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (!isThere || hash === '') return;
    const place = document.getElementById(hash) ?? document.getElementById(sectionOf(hash));
    place?.scrollIntoView({ block: 'center' });
  }, [hash, isThere]);
  return hash;
}

/** Where a clause stands that has no place of its own: the section of the text that its part of the file is told in. */
function sectionOf(clause: string): string {
  const [part = ''] = clause.split('.');
  return SECTIONS[part] ?? '';
}

const SECTIONS: Readonly<Record<string, string>> = {
  targets: 'commitments',
  levels: 'commitments',
  calendars: 'hours',
  rules: 'rules',
  services: 'services',
  priorities: 'priorities',
  remedies: 'remedies',
  bonuses: 'remedies',
  caps: 'remedies',
  earnBack: 'remedies',
  charges: 'prices',
  contacts: 'contacts',
  escalation: 'contacts',
  reporting: 'upkeep',
  reviews: 'upkeep',
  termination: 'upkeep',
  liability: 'upkeep',
};

/** The classes of what the address names. */
export const MARKED = 'bg-accent-soft outline-2 outline-accent -outline-offset-2';

/** The look of a place, if it is the one that the address names. */
export function look(place: string | undefined, marked: string | undefined): string {
  return place !== undefined && place === marked ? MARKED : '';
}
