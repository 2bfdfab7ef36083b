// Screens by the part of the address after #. A new screen is a line in ROUTES and a module of its own.
import codeStyle from '../code/code.css?url';
import commentsStyle from '../comments/comments.css?url';
import homeStyle from '../home/home.css?url';
import noticesStyle from '../notices/notices.css?url';
import { orderScreen } from '../orders/order.js';
import { ordersScreen } from '../orders/orders.js';
import { organizersScreen } from '../organizers/organizers.js';
import { failure, pending } from '../parts/states.js';
import pickupStyle from '../pickup/pickup.css?url';
import privacyStyle from '../privacy/privacy.css?url';
import setupStyle from '../setup/setup.css?url';
import { scrollToTop } from './fapi.js';
import { lazy } from './lazy.js';
import { moreScreen } from './more.js';
import { ORGANIZERS, STAFF } from './roles.js';
import { t } from './texts.js';

// Only what most visits begin with is fetched beforehand; buyers never fetch the organizer's modules.
const ORDERS = { pattern: /^#\/orders$/, tab: 'orders', screen: ordersScreen };
const ROUTES = [
  { pattern: /^#\/home(?:\/orders\/([^/]{1,120}))?$/, tab: 'home', roles: STAFF,
    screen: lazy(() => import('../home/home.js'), 'homeScreen', homeStyle) },
  ORDERS,
  { pattern: /^#\/orders\/([^/]{1,120})$/, tab: 'orders', screen: orderScreen },
  { pattern: /^#\/orders\/([^/]{1,120})\/pickup$/, tab: 'orders', screen: lazy(() => import('../pickup/pickup.js'), 'pickupScreen', pickupStyle) },
  { pattern: /^#\/orders\/([^/]{1,120})\/code$/, tab: 'orders', screen: lazy(() => import('../code/code.js'), 'codeScreen', codeStyle) },
  { pattern: /^#\/pay$/, tab: 'pay', screen: lazy(() => import('../payments/bills.js'), 'billsScreen') },
  { pattern: /^#\/pay\/new\?orders=([^/]{1,120})$/, tab: 'pay', screen: lazy(() => import('../payments/new_claim.js'), 'newClaimScreen') },
  { pattern: /^#\/claims$/, tab: 'pay', screen: lazy(() => import('../payments/claims.js'), 'claimsScreen') },
  { pattern: /^#\/collect$/, tab: 'collect', screen: lazy(() => import('../collecting/parcels.js'), 'parcelsScreen') },
  { pattern: /^#\/more$/, tab: 'more', screen: moreScreen },
  { pattern: /^#\/comments$/, tab: 'more', screen: lazy(() => import('../comments/comments.js'), 'commentsScreen', commentsStyle) },
  { pattern: /^#\/notices$/, tab: 'more', screen: lazy(() => import('../notices/notices.js'), 'noticesScreen', noticesStyle) },
  { pattern: /^#\/privacy$/, tab: 'more', screen: lazy(() => import('../privacy/privacy.js'), 'privacyScreen', privacyStyle) },
  { pattern: /^#\/organizers$/, tab: 'more', screen: organizersScreen },
  { pattern: /^#\/setup$/, tab: 'home', roles: ORGANIZERS,
    screen: lazy(() => import('../setup/setup.js'), 'setupScreen', setupStyle) },
];

export function openRouter({ outlet, session, onTab }) {
  let current = null;

  async function show({ moveFocus }) {
    current?.abort();
    const visit = new AbortController();
    current = visit;
    const { route, params } = find(location.hash, session.role);
    onTab(route.tab);
    const slow = setTimeout(() => outlet.replaceChildren(pending()), 250);
    const screen = await build(route, { params, session, signal: visit.signal });
    clearTimeout(slow);
    if (visit.signal.aborted) return;
    outlet.replaceChildren(screen.node);
    document.title = [screen.title, session.community.name].filter(Boolean).join(' · ');
    if (moveFocus) settle(screen, outlet);
  }

  function build(route, visit) {
    return Promise.resolve()
      .then(() => route.screen(visit))
      .catch((error) => ({ title: t('error.title'), node: failure(error, () => show({ moveFocus: true })) }));
  }

  const follow = () => show({ moveFocus: true });

  // The visit is over: the way back leads to no screen that would ask for something.
  function stop() {
    window.removeEventListener('hashchange', follow);
    current?.abort();
  }

  window.addEventListener('hashchange', follow);
  show({ moveFocus: false });
  return { refresh: () => show({ moveFocus: false }), stop };
}

function find(hash, role) {
  for (const route of ROUTES) {
    const match = route.pattern.exec(hash);
    if (match && (!route.roles || route.roles.includes(role))) return { route, params: match.slice(1).filter(Boolean).map(decoded) };
  }
  return { route: ORDERS, params: [] };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The reader of a screen hears where he came; a returning one finds the place he left.
function settle(screen, outlet) {
  if (screen.restore) return screen.restore();
  scrollToTop();
  outlet.querySelector('h1')?.focus({ preventScroll: true });
}
