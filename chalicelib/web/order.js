// One order: what is in it, why it costs what it costs, and who to ask.
import { ApiError, get } from './api.js';
import { bdi, h } from './dom.js';
import { dayAndTime } from './format.js';
import { orderLines } from './order_lines.js';
import { changesOfSum, explainedSum } from './order_sum.js';
import { stateChips } from './orders.js';
import { organizerCard } from './organizers.js';
import { icon } from './pictures.js';
import { failure, heading, notice, skeletons } from './states.js';
import { t } from './texts.js';

export function orderScreen({ params: [number], signal }) {
  const body = h('div', { class: 'order-body' });
  const title = t('order.title', { number });

  async function load() {
    body.setAttribute('aria-busy', 'true');
    body.replaceChildren(h('p', { class: 'hidden', role: 'status' }, t('state.loading')), ...skeletons(3, 'block'));
    try {
      body.replaceChildren(...orderView(await get(`buyer/orders/${encodeURIComponent(number)}`, signal), signal));
    } catch (error) {
      if (!signal.aborted) body.replaceChildren(isMissing(error) ? missing() : failure(error, load));
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  load();
  const node = h('div', { class: 'screen' },
    h('a', { class: 'back', href: '#/orders' }, icon('back'), t('order.back')), heading(title), body);
  return { title, node };
}

const isMissing = (error) => error instanceof ApiError && error.code === 'NotFound';

function missing() {
  return notice({ art: 'search', title: t('order.missing.title'), text: t('order.missing.text'), role: 'alert',
    actions: [h('a', { class: 'button', href: '#/orders' }, t('order.missing.action'))] });
}

function orderView(order, signal) {
  return [
    h('div', { class: 'order-lead' },
      h('p', { class: 'order-purchase' }, bdi(order.purchase)),
      h('p', { class: 'muted' }, t('order.placed', { date: dayAndTime(order.createdAt) })),
      stateChips(order)),
    h('div', { class: 'order-columns' },
      h('div', { class: 'order-column' }, orderLines(order)),
      h('div', { class: 'order-column' }, explainedSum(order), changesOfSum(order), contact(order.organizer, signal))),
  ];
}

// The people come by a call of their own; an order is no less complete while they are not there.
function contact(id, signal) {
  if (!id) return null;
  const section = h('section', { class: 'block', 'aria-labelledby': 'order-organizer', hidden: true });
  get('buyer/organizers', signal).then(({ organizers }) => {
    const organizer = organizers.find((each) => each.id === id);
    if (!organizer) return;
    section.append(h('h2', { id: 'order-organizer' }, t('order.organizer')), organizerCard(organizer, 'h3'));
    section.hidden = false;
  }).catch(() => section.remove());
  return section;
}
