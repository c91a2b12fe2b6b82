import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  loader: () => loadWords('customers'),
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer',
  loader: () => loadWords('customers'),
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

const dryRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/dry-run',
  loader: () => loadWords('dry-run'),
  component: lazyRouteComponent(() => import('./dry-run-page.tsx'), 'DryRunPage'),
});

const reportDraftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/reports/$month',
  loader: () => loadWords('report'),
  component: lazyRouteComponent(() => import('./report-draft-page.tsx'), 'ReportDraftPage'),
});

const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customer/reports/$month/$number',
  loader: () => loadWords('report'),
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
});

export const customersRoutes = [customersRoute, customerRoute, dryRunRoute, reportDraftRoute, reportRoute] as const;
