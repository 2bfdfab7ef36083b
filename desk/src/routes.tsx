// The addresses of the desk stand in the fragment: no server sees what somebody looks for, and a deep link needs no route.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readAsked } from './orders/search';
import { Shell } from './shell/shell';
import { Lost, Stumbled } from './shell/trouble';
import { worded } from './texts';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });
const text = (given: unknown): string | undefined =>
  typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home'), 'Home'),
});
const purchases = createRoute({
  getParentRoute: () => root,
  path: '/purchases',
  component: lazyRouteComponent(() => import('./purchases/purchases'), 'Purchases'),
});
const purchase = createRoute({
  getParentRoute: () => root,
  path: '/purchases/$purchase',
  component: lazyRouteComponent(() => import('./purchases/purchase'), 'PurchaseScreen'),
});
const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readAsked,
  component: lazyRouteComponent(() => worded(import('./orders/orders')), 'Orders'),
});
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$number',
  component: lazyRouteComponent(() => worded(import('./orders/order')), 'OrderScreen'),
});
const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  component: lazyRouteComponent(() => import('./claims/claims'), 'Claims'),
});
const payments = createRoute({
  getParentRoute: () => root,
  path: '/payments',
  component: lazyRouteComponent(() => import('./payments/payments'), 'Payments'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => worded(import('./audit/audit')), 'Audit'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { purchase?: string } => ({ purchase: text(search.purchase) }),
  component: lazyRouteComponent(() => import('./imports/start'), 'ImportStart'),
});
const job = createRoute({
  getParentRoute: () => root,
  path: '/import/$job',
  component: lazyRouteComponent(() => import('./imports/watch'), 'ImportWatch'),
});
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  component: lazyRouteComponent(() => import('./notices/messages'), 'Messages'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/$section',
  component: lazyRouteComponent(() => worded(import('./settings/settings')), 'Settings'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    payments,
    audit,
    home,
    purchases,
    purchase,
    orders,
    order,
    claims,
    imports,
    job,
    messages,
    settings,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: Stumbled,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
