import { createRootRoute, createRoute } from '@tanstack/react-router';
import { Failed } from './failed/failed.tsx';
import { NotFound } from './failed/not-found.tsx';
import { Shell } from './shell.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failed });

/** Every page but the wall stands in the shell: sections, search, account. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell });
