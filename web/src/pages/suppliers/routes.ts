import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const suppliersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/suppliers',
  loader: () => loadWords('suppliers'),
  component: lazyRouteComponent(() => import('./suppliers-page.tsx'), 'SuppliersPage'),
});

const supplierRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/suppliers/$supplier',
  loader: () => loadWords('suppliers'),
  component: lazyRouteComponent(() => import('./supplier-page.tsx'), 'SupplierPage'),
});

export const suppliersRoutes = [suppliersRoute, supplierRoute] as const;
