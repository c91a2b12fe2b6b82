import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

/** Outside the shell: a wall has nobody who is signed in. */
export const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/wall',
  loader: () => loadWords('wall'),
  component: lazyRouteComponent(() => import('./wall-page.tsx'), 'WallPage'),
});
