import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const simulationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/simulation',
  loader: () => loadWords('simulation'),
  component: lazyRouteComponent(() => import('./simulations-page.tsx'), 'SimulationsPage'),
});

const simulationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/simulation/$simulation',
  loader: () => loadWords('simulation'),
  component: lazyRouteComponent(() => import('./simulation-page.tsx'), 'SimulationPage'),
});

export const simulationRoutes = [simulationsRoute, simulationRoute] as const;
