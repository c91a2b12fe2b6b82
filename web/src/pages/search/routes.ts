import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

interface SearchSearch {
  readonly q?: string;
}

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  // A number that was typed stays the text it was.
  validateSearch: ({ q }: { readonly q?: unknown }): SearchSearch =>
    typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {},
  loader: () => loadWords('search'),
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
});

export const searchRoutes = [searchRoute] as const;
