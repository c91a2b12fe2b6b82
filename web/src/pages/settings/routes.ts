import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';
import { sectionOf } from './sections.ts';

/** What of a section is shown: a view of a thing, a state, a person, a year. */
export interface SettingsSearch {
  readonly view?: string;
  readonly state?: string;
  readonly by?: string;
  readonly calendar?: string;
  readonly year?: number;
}

function searchOf(given: Readonly<Record<string, unknown>>): SettingsSearch {
  const text = (key: string) => (typeof given[key] === 'string' && given[key] !== '' ? given[key] : undefined);
  const year = Number(given['year']);
  const values = {
    view: text('view'),
    state: text('state'),
    by: text('by'),
    calendar: text('calendar'),
    year: Number.isInteger(year) && year >= 1970 && year <= 2200 ? year : undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const wordsOf = (section: string) => loadWords('settings', ...(sectionOf(section)?.words ?? []));

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => loadWords('settings'),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

const sectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section',
  validateSearch: searchOf,
  loader: ({ params }) => wordsOf(params.section),
  component: lazyRouteComponent(() => import('./section-page.tsx'), 'SectionPage'),
});

const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section/$item',
  validateSearch: searchOf,
  loader: ({ params }) => wordsOf(params.section),
  component: lazyRouteComponent(() => import('./section-page.tsx'), 'ItemPage'),
});

export const settingsRoutes = [settingsRoute, sectionRoute, itemRoute] as const;
