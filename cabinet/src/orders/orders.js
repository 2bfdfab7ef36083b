// The buyer's orders, newest first: the last two months or all of them.
import { invitation } from '../notices/invitation.js';
import { chipOf } from '../parts/chips.js';
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { money } from '../parts/format.js';
import { heading, notice } from '../parts/states.js';
import { tabs } from '../parts/tabs.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { orderCard } from './card.js';

const WAITING = ['not_ready', 'ready', 'stored'];

// Coming back from an order the reader finds the same list at the same place.
/** @type {{ period: string, left: any }} */
const memory = { period: 'recent', left: null };

export function ordersScreen({ session, signal }) {
  const left = memory.left;
  memory.left = null;
  const panel = h('div', { id: 'orders-panel', role: 'tabpanel' });
  let visit = null;
  signal.addEventListener('abort', () => visit?.abort());

  function show(period, kept) {
    visit?.abort();
    visit = new AbortController();
    memory.period = period;
    panel.replaceChildren(ordersList(period, visit.signal, { kept, onAll: () => switcher.select('all') }));
  }

  show(memory.period, left?.state);
  const switcher = tabs({ label: t('orders.period'), panel, selected: memory.period, onSelect: (period) => show(period),
    items: ['recent', 'all'].map((name) => ({ name, text: t(`orders.period.${name}`) })) });
  const node = h('div', { class: 'screen' }, h('div', { class: 'screen-head' }, heading(t('orders.title')), switcher.node), panel);
  inviteAbove(panel, session);
  return { title: t('orders.title'), node, restore: left && (() => comeBack(node, left)) };
}

// For those who hear nothing yet.
function inviteAbove(panel, session) {
  if (!['unknown', 'denied'].includes(session.consent)) return;
  const node = invitation();
  if (node) panel.before(node);
}

function ordersList(period, signal, { kept, onAll }) {
  const { node, state } = endless({
    kept, signal, label: t('orders.title'),
    load: async (cursor) => {
      const query = new URLSearchParams({ period, ...(cursor && { cursor }) });
      const answer = await get(`buyer/orders?${query}`, signal);
      return { items: answer.orders, cursor: answer.cursor };
    },
    row: (order) => orderCard(order, () => { memory.left = { state, number: order.number, scroll: window.scrollY }; }),
    empty: () => notice({ art: 'parcel', title: t(`orders.empty.${period}.title`), text: t(`orders.empty.${period}.text`),
      actions: period === 'all' ? [] : [h('button', { type: 'button', class: 'button button-quiet', on: { click: onAll } }, t('orders.showAll'))] }),
  });
  return node;
}

function comeBack(node, { number, scroll }) {
  window.scrollTo(0, scroll);
  const card = [...node.querySelectorAll('[data-number]')].find((each) => each.dataset.number === number);
  (card ?? node.querySelector('h1')).focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest' });
}

// Where nothing is due, or not here, there is nothing to pay, and of a cancelled purchase nothing to wait for.
// A claim that covers the debt is said in place of it, a smaller one beside it.
export function stateChips({ paymentState, paidElsewhere = false, claimed, covered, handout, stage, total, currency }) {
  const cancelled = stage === 'cancelled';
  const nothingDue = paymentState === 'unpaid' && !covered && (cancelled || total === 0);
  const chips = [
    !nothingDue && !paidElsewhere && chipOf(`payment.${covered ? 'claimed' : paymentState}`),
    claimed > 0 && !covered && chipOf('pay.claimed', { sum: money(claimed, currency) }),
    !(cancelled && WAITING.includes(handout)) && chipOf(`handout.${handout}`),
  ].filter(Boolean);
  return chips.length > 0 && h('p', { class: 'chips' }, chips);
}
