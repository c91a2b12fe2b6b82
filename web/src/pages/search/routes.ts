import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  loader: () => loadWords('search'),
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});

export const searchRoutes = [searchRoute] as const;
