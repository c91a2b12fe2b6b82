import { createRouter } from '@tanstack/react-router';
import { rootRoute, shellRoute } from './app/root-route.tsx';
import { agreementsRoutes } from './pages/agreements/routes.ts';
import { availabilityRoutes } from './pages/availability/routes.ts';
import { calendarRoutes } from './pages/calendar/routes.ts';
import { customersRoutes } from './pages/customers/routes.ts';
import { kitRoutes } from './pages/kit/routes.ts';
import { searchRoutes } from './pages/search/routes.ts';
import { settingsRoutes } from './pages/settings/routes.ts';
import { simulationRoutes } from './pages/simulation/routes.ts';
import { statementsRoutes } from './pages/statements/routes.ts';
import { suppliersRoutes } from './pages/suppliers/routes.ts';
import { todayRoutes } from './pages/today/routes.ts';
import { wallRoute } from './pages/wall/routes.ts';
import { welcomeRoutes } from './pages/welcome/routes.ts';

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    ...todayRoutes,
    ...customersRoutes,
    ...agreementsRoutes,
    ...suppliersRoutes,
    ...availabilityRoutes,
    ...simulationRoutes,
    ...statementsRoutes,
    ...calendarRoutes,
    ...settingsRoutes,
    ...searchRoutes,
    ...welcomeRoutes,
    ...kitRoutes,
  ]),
  wallRoute,
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
