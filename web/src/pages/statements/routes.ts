import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const statementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statements',
  loader: () => loadWords('statements'),
  component: lazyRouteComponent(() => import('./statements-page.tsx'), 'StatementsPage'),
});

const statementDraftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statements/$agreement/$month',
  loader: () => loadWords('statements'),
  component: lazyRouteComponent(() => import('./statement-draft-page.tsx'), 'StatementDraftPage'),
});

const statementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statements/$agreement/$month/$number',
  loader: () => loadWords('statements'),
  component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
});

export const statementsRoutes = [statementsRoute, statementDraftRoute, statementRoute] as const;
