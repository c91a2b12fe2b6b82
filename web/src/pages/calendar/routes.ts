import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';
import { KINDS, type Kind } from './kinds.ts';

/** What of the calendar is shown; nothing: the present month, all of it. */
export interface CalendarSearch {
  /** `2026-03` */
  readonly month?: string;
  readonly view?: 'list';
  readonly kind?: Kind;
  readonly customer?: string;
  /** The day whose dates are read out: `2026-03-12`. */
  readonly day?: string;
}

const fitting = (value: unknown, pattern: RegExp) =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

function searchOf(given: Readonly<Record<string, unknown>>): CalendarSearch {
  const { customer, view } = given;
  const values = {
    month: fitting(given['month'], /^\d{4}-(0[1-9]|1[0-2])$/),
    view: view === 'list' ? view : undefined,
    kind: KINDS.find((kind) => kind === given['kind']),
    customer: typeof customer === 'string' && customer !== '' ? customer : undefined,
    day: fitting(given['day'], /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  validateSearch: searchOf,
  loader: () => loadWords('calendar'),
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

export const calendarRoutes = [calendarRoute] as const;
