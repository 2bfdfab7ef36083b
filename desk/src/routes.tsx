// The addresses of the desk stand in the fragment: no server sees what somebody looks for, and a deep link needs no route.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { readAudit } from './audit/asked';
import { readOffers } from './catalogue/search';
import { readClaims } from './claims/search';
import { readLog } from './external/log_search';
import { readExternal } from './external/search';
import { readOrders } from './orders/search';
import { readAsked } from './parts/asked';
import { Shell } from './shell/shell';
import { Lost, Stumbled } from './shell/trouble';
import { worded, wordedMarket, wordedRules, wordedStock } from './texts';

const root = createRootRoute({ component: Shell, notFoundComponent: Lost });
/** Where an address asks for one thing. */
const asking =
  <N extends string>(name: N) =>
  (search: Record<string, unknown>): Partial<Record<N, string>> =>
    readAsked([name], search);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home'), 'Home'),
});
const purchases = createRoute({
  getParentRoute: () => root,
  path: '/purchases',
  validateSearch: (search: Record<string, unknown>): { archived?: boolean } =>
    search.archived === true ? { archived: true } : {},
  component: lazyRouteComponent(() => import('./purchases/purchases'), 'Purchases'),
});
const purchase = createRoute({
  getParentRoute: () => root,
  path: '/purchases/$purchase',
  component: lazyRouteComponent(() => import('./purchases/purchase'), 'PurchaseScreen'),
});
const purchaseMessages = createRoute({
  getParentRoute: () => root,
  path: '/purchases/$purchase/messages',
  component: lazyRouteComponent(() => import('./purchases/messages'), 'PurchaseMessages'),
});
const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: readOrders,
  component: lazyRouteComponent(() => worded(import('./orders/orders')), 'Orders'),
});
const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$number',
  component: lazyRouteComponent(() => worded(import('./orders/order')), 'OrderScreen'),
});
const external = createRoute({
  getParentRoute: () => root,
  path: '/external',
  validateSearch: readExternal,
  component: lazyRouteComponent(() => wordedMarket(import('./external/external_orders')), 'ExternalOrders'),
});
const externalOrder = createRoute({
  getParentRoute: () => root,
  path: '/external/$account/$order',
  component: lazyRouteComponent(() => wordedMarket(import('./external/external_order')), 'ExternalOrderScreen'),
});
const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  component: lazyRouteComponent(() => wordedRules(import('./external/rules')), 'Rules'),
});
const priceLists = createRoute({
  getParentRoute: () => root,
  path: '/price-lists',
  validateSearch: asking('article'),
  component: lazyRouteComponent(() => wordedStock(import('./catalogue/price_lists')), 'PriceLists'),
});
const priceList = createRoute({
  getParentRoute: () => root,
  path: '/price-lists/$list',
  validateSearch: readOffers,
  component: lazyRouteComponent(() => wordedStock(import('./catalogue/price_list')), 'PriceListScreen'),
});
const offerImport = createRoute({
  getParentRoute: () => root,
  path: '/price-lists/$list/import',
  component: lazyRouteComponent(() => wordedStock(import('./catalogue/import_start')), 'OfferImportStart'),
});
const offerJob = createRoute({
  getParentRoute: () => root,
  path: '/price-lists/$list/import/$job',
  component: lazyRouteComponent(() => wordedStock(import('./catalogue/import_watch')), 'OfferImportWatch'),
});
const externalLog = createRoute({
  getParentRoute: () => root,
  path: '/external-log',
  validateSearch: readLog,
  component: lazyRouteComponent(() => wordedMarket(import('./external/log')), 'Log'),
});
const differences = createRoute({
  getParentRoute: () => root,
  path: '/external-differences',
  validateSearch: asking('account'),
  component: lazyRouteComponent(() => wordedMarket(import('./external/differences')), 'Differences'),
});
const buyers = createRoute({
  getParentRoute: () => root,
  path: '/buyers',
  validateSearch: asking('q'),
  component: lazyRouteComponent(() => worded(import('./buyers/buyers')), 'Buyers'),
});
const buyer = createRoute({
  getParentRoute: () => root,
  path: '/buyers/$buyer',
  component: lazyRouteComponent(() => worded(import('./buyers/buyer')), 'BuyerScreen'),
});
const claims = createRoute({
  getParentRoute: () => root,
  path: '/claims',
  validateSearch: readClaims,
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
  validateSearch: readAudit,
  component: lazyRouteComponent(() => worded(import('./audit/audit')), 'Audit'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: asking('purchase'),
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
const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  component: lazyRouteComponent(() => import('./reference/reference'), 'Reference'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    payments,
    audit,
    home,
    purchases,
    purchase,
    purchaseMessages,
    orders,
    order,
    external,
    externalOrder,
    rules,
    priceLists,
    priceList,
    offerImport,
    offerJob,
    externalLog,
    differences,
    buyers,
    buyer,
    claims,
    imports,
    job,
    messages,
    settings,
    reference,
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
