import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const availabilityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/availability',
  loader: () => loadWords('availability'),
  component: lazyRouteComponent(() => import('./availability-page.tsx'), 'AvailabilityPage'),
});

const serviceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/availability/$service',
  loader: () => loadWords('availability'),
  component: lazyRouteComponent(() => import('./service-page.tsx'), 'ServicePage'),
});

export const availabilityRoutes = [availabilityRoute, serviceRoute] as const;
