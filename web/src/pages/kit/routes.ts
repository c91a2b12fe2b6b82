import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const kitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/kit',
  loader: () => loadWords('kit'),
  component: lazyRouteComponent(() => import('./kit-page.tsx'), 'KitPage'),
});

export const kitRoutes = [kitRoute] as const;
