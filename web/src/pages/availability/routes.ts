import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

/** Which month is looked at (`2026-03`); missing: the last 31 days. */
interface AvailabilitySearch {
  readonly month?: string;
}

/** Whose promise of a service is looked at closely, besides. */
interface ServiceSearch extends AvailabilitySearch {
  readonly agreement?: string;
}

type Given = Readonly<Record<string, unknown>>;

const monthOf = (given: Given): AvailabilitySearch => {
  const month = String(given['month'] ?? '');
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? { month } : {};
};

const availabilityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/availability',
  validateSearch: monthOf,
  loader: () => loadWords('availability'),
  component: lazyRouteComponent(() => import('./availability-page.tsx'), 'AvailabilityPage'),
});

const serviceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/availability/$service',
  validateSearch: (given: Given): ServiceSearch => {
    const { agreement } = given;
    const isTold = typeof agreement === 'string' && agreement !== '';
    return { ...monthOf(given), ...(isTold ? { agreement: agreement.slice(0, 300) } : {}) };
  },
  loader: () => loadWords('availability'),
  component: lazyRouteComponent(() => import('./service-page.tsx'), 'ServicePage'),
});

export const availabilityRoutes = [availabilityRoute, serviceRoute] as const;
