import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

/** What stands in the form at first: a published version, where one comes from its page. */
export interface NewSimulationSearch {
  readonly agreement?: string;
  readonly version?: number;
}

const simulationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/simulation',
  loader: () => loadWords('simulation'),
  component: lazyRouteComponent(() => import('./simulations-page.tsx'), 'SimulationsPage'),
});

const newSimulationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/simulation/new',
  validateSearch: (given: Readonly<Record<string, unknown>>): NewSimulationSearch => {
    const { agreement, version } = given;
    return {
      ...(typeof agreement === 'string' ? { agreement } : {}),
      ...(Number.isInteger(version) ? { version: version as number } : {}),
    };
  },
  loader: () => loadWords('simulation'),
  component: lazyRouteComponent(() => import('./new-simulation-page.tsx'), 'NewSimulationPage'),
});

const simulationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/simulation/$simulation',
  loader: () => loadWords('simulation'),
  component: lazyRouteComponent(() => import('./simulation-page.tsx'), 'SimulationPage'),
});

export const simulationRoutes = [simulationsRoute, newSimulationRoute, simulationRoute] as const;
