import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  loader: () => loadWords('calendar'),
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

export const calendarRoutes = [calendarRoute] as const;
