import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { asStep, fromStep } from '../../api/path-step.ts';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';
import { readSearch } from './search.ts';

/** The board; a ticket opens beside it, and has an address of its own. */
const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'today',
  validateSearch: readSearch,
  loader: () => loadWords('today', 'ticket'),
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
});

const todayRoute = createRoute({ getParentRoute: () => boardRoute, path: '/' });

/** An id may hold anything; in an address it is one step. */
const asParam = {
  parse: ({ ticket }: { readonly ticket: string }) => ({ ticket: fromStep(ticket) }),
  stringify: ({ ticket }: { readonly ticket: string }) => ({ ticket: asStep(ticket) }),
};

const ticketRoute = createRoute({
  getParentRoute: () => boardRoute,
  path: '/today/$ticket',
  params: asParam,
  component: lazyRouteComponent(() => import('./ticket/ticket-panel.tsx'), 'TicketPanel'),
});

/** Where messages lead to. */
const linkedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets/$ticket',
  params: asParam,
  beforeLoad: ({ params: { ticket } }) => {
    throw redirect({ to: '/today/$ticket', params: { ticket }, replace: true });
  },
});

const ticketsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tickets',
  loader: () => loadWords('ticket'),
  component: lazyRouteComponent(() => import('./tickets/tickets-page.tsx'), 'TicketsPage'),
});

const alertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alerts',
  loader: () => loadWords('ticket', 'today'),
  component: lazyRouteComponent(() => import('./alerts/alerts-page.tsx'), 'AlertsPage'),
});

export const todayRoutes = [
  boardRoute.addChildren([todayRoute, ticketRoute]),
  linkedRoute,
  ticketsRoute,
  alertsRoute,
] as const;
