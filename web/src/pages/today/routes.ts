import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  loader: () => loadWords('today'),
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
});

const ticketRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today/$ticket',
  loader: () => loadWords('ticket'),
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
});

export const todayRoutes = [todayRoute, ticketRoute] as const;
