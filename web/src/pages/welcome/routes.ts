import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const welcomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/welcome',
  loader: () => loadWords('welcome'),
  component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
});

export const welcomeRoutes = [welcomeRoute] as const;
