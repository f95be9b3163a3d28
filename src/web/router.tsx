import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { pages } from '../features/pages.ts';
import { parseSearch, stringifySearch } from '../ui/address.ts';
import { NotFound, RouteProblem } from './not-found.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: page.path,
    component: lazyRouteComponent(page.load, 'Page'),
    errorComponent: ({ error, reset }) => <RouteProblem error={error as Error} onRetry={reset} />,
  }),
);

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
