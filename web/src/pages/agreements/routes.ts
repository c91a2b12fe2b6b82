import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const agreementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements',
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./agreements-page.tsx'), 'AgreementsPage'),
});

const newAgreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements/new',
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./new-agreement-page.tsx'), 'NewAgreementPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements/$agreement',
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
});

const versionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/agreements/$agreement/versions',
  loader: () => loadWords('agreements'),
  component: lazyRouteComponent(() => import('./versions-page.tsx'), 'VersionsPage'),
});

export const agreementsRoutes = [agreementsRoute, newAgreementRoute, agreementRoute, versionsRoute] as const;
