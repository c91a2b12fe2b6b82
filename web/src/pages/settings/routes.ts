import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { loadWords } from '../../words/i18n.ts';

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => loadWords('settings'),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

const sectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section',
  loader: () => loadWords('settings'),
  component: lazyRouteComponent(() => import('./section-page.tsx'), 'SectionPage'),
});

const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section/$item',
  loader: () => loadWords('settings'),
  component: lazyRouteComponent(() => import('./item-page.tsx'), 'ItemPage'),
});

export const settingsRoutes = [settingsRoute, sectionRoute, itemRoute] as const;
