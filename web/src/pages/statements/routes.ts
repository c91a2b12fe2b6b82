import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

/** Which statements are listed: those of a month, or the months of an agreement. */
export interface StatementsSearch {
  /** `2026-03`; unless said, the last that is over. */
  readonly month?: string;
  readonly agreement?: string;
}

const statementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/statements',
  validateSearch: (given: Readonly<Record<string, unknown>>): StatementsSearch => {
    const { month, agreement } = given;
    return {
      ...(typeof month === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? { month } : {}),
      ...(typeof agreement === 'string' && agreement !== '' ? { agreement } : {}),
    };
  },
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
