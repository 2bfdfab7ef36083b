// Screens by the part of the address after #. A new screen is a line in ROUTES and a module of its own.
import { failure, pending } from './states.js';
import { scrollToTop } from './fapi.js';
import { orderScreen } from './order.js';
import { ordersScreen } from './orders.js';
import { organizersScreen } from './organizers.js';
import { t } from './texts.js';

const ROUTES = [
  { pattern: /^#\/orders$/, tab: 'orders', screen: ordersScreen },
  { pattern: /^#\/orders\/([^/]{1,120})$/, tab: 'orders', screen: orderScreen },
  { pattern: /^#\/organizers$/, tab: 'organizers', screen: organizersScreen },
  // Buyers never load the organizer's modules.
  { pattern: /^#\/import$/, tab: 'import', role: 'organizer',
    screen: async (visit) => (await import('./import.js')).importScreen(visit) },
  { pattern: /^#\/import\/([^/]{1,120})$/, tab: 'import', role: 'organizer',
    screen: async (visit) => (await import('./import_watch.js')).importWatchScreen(visit) },
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

  window.addEventListener('hashchange', () => show({ moveFocus: true }));
  show({ moveFocus: false });
  return { refresh: () => show({ moveFocus: false }) };
}

function find(hash, role) {
  for (const route of ROUTES) {
    const match = route.pattern.exec(hash);
    if (match && (!route.role || route.role === role)) return { route, params: match.slice(1).map(decoded) };
  }
  return { route: ROUTES[0], params: [] };
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
