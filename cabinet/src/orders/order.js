// One order: what is in it, what is left to pay and to collect, why it costs what it costs, and who to ask.
import { collecting } from '../collecting/of_order.js';
import { COLLECTABLE } from '../collecting/receipt.js';
import { organizerCard } from '../organizers/organizers.js';
import { back } from '../parts/back.js';
import { bdi, h } from '../parts/dom.js';
import { dayAndTime } from '../parts/format.js';
import { loading } from '../parts/loading.js';
import { heading, notice } from '../parts/states.js';
import { dueOf } from '../payments/due.js';
import { ledger } from '../payments/ledger.js';
import { paying } from '../payments/of_order.js';
import { ApiError, get } from '../shell/api.js';
import { countLess } from '../shell/counts.js';
import { has, t } from '../shell/texts.js';
import { orderLines } from './lines.js';
import { stateChips } from './orders.js';
import { changesOfSum, explainedSum } from './sum.js';
import { tracker } from './tracker.js';

export function orderScreen({ params: [number], signal }) {
  const title = heading(t('order.title', { number }));

  // What was pressed goes away with the old answer: the keyboard waits at the heading.
  const view = (order, show) => orderView(order, signal, (changed) => { countLess('collect', 1); show({ ...changed, balance: order.balance }); title.focus({ preventScroll: true }); });
  const body = loading({ signal, view, load: () => get(`buyer/orders/${encodeURIComponent(number)}`, signal),
    missing: (error) => isMissing(error) && missing() });
  return { title: title.textContent, node: h('div', { class: 'screen' }, back('#/orders', t('order.back')), title, body) };
}

const isMissing = (error) => error instanceof ApiError && error.code === 'not_found';

function missing() {
  return notice({ art: 'search', title: t('order.missing.title'), text: t('order.missing.text'), role: 'alert',
    actions: [h('a', { class: 'button', href: '#/orders' }, t('order.missing.action'))] });
}

function orderView(order, signal, onChange) {
  const urgent = [paying(order), collecting(order, { signal, onChange })];
  if (COLLECTABLE.includes(order.handout)) urgent.reverse();
  return [
    h('div', { class: 'order-lead' },
      h('p', { class: 'order-purchase' }, bdi(order.purchase)),
      h('p', { class: 'muted' }, t('order.placed', { date: dayAndTime(order.createdAt) })),
      stateChips({ ...order, total: order.sum.total, covered: order.debt > 0 && !dueOf(order) })),
    tracker(order) || (has(`order.stage.${order.stage}`) && h('p', { class: 'muted' }, t(`order.stage.${order.stage}`))),
    h('div', { class: 'order-columns' },
      h('div', { class: 'order-column' }, urgent, orderLines(order)),
      h('div', { class: 'order-column' }, explainedSum(order), changesOfSum(order), ledger(order), contact(order.organizer, signal))),
  ];
}

// The people come by a call of their own; an order is no less complete while they are not there.
function contact(id, signal) {
  if (!id) return null;
  const section = h('section', { class: 'block', 'aria-labelledby': 'order-organizer', hidden: true });
  get('buyer/organizers', signal).then(({ organizers }) => {
    const organizer = organizers.find((each) => each.id === id);
    if (!organizer) return;
    section.append(h('h2', { id: 'order-organizer' }, t('order.organizer')), organizerCard(organizer, 'h3', { brief: true }));
    section.hidden = false;
  }).catch(() => section.remove());
  return section;
}
