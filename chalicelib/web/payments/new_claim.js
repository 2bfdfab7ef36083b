// Telling of a payment: for which orders, how it was to be paid, the claim, or a letter instead of it.
import { back } from '../parts/back.js';
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { loading } from '../parts/loading.js';
import { heading, notice } from '../parts/states.js';
import { ApiError, get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { claimDone } from './claim_done.js';
import { claimForm } from './claim_form.js';
import { paymentDetails } from './details.js';
import { dueOf } from './due.js';
import { letters } from './letter.js';
import { forgetChosen, MOST_ORDERS, sumOf } from './selection.js';

export function newClaimScreen({ params: [list], signal }) {
  const numbers = [...new Set(list.split(',').filter(Boolean))].slice(0, MOST_ORDERS);
  const title = heading(t('claim.title'));
  const body = loading({ signal, missing, view,
    load: () => Promise.all(numbers.map((number) => get(`buyer/orders/${encodeURIComponent(number)}`, signal))) });

  function view(orders, show) {
    const form = claimForm({ orders, signal, onAmount: () => letter.refresh(), onDone: (claim) => finish(claim) });
    const letter = letters(orders, form.amount);
    return [subject(orders), h('section', { class: 'block', 'aria-label': t('claim.title') }, form.node), letter.node];
  }

  function finish(claim) {
    forgetChosen();
    title.textContent = t('claim.done');
    body.replaceChildren(claimDone(claim));
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'center' });
  }

  const node = h('div', { class: 'screen' }, back('#/pay', t('pay.title')), title, body);
  return { title: t('claim.title'), node };
}

// Who is paid in one way stands together, with the way beneath.
function subject(orders) {
  const ways = new Map();
  for (const order of orders) ways.set(order.payment.details, [...(ways.get(order.payment.details) ?? []), order]);
  return h('section', { class: 'block', 'aria-labelledby': 'claim-orders' },
    h('h2', { id: 'claim-orders' }, t('claim.orders')),
    [...ways].map(([details, paid]) => [h('ul', { class: 'subjects' }, paid.map(subjectRow)), paymentDetails(details)]),
    orders.some(({ claimed }) => claimed > 0) && h('p', { class: 'muted' },
      t('claim.claimed', { sum: sumOf(orders, ({ claimed }) => claimed), due: sumOf(orders, dueOf) })));
}

const subjectRow = ({ purchase, number, debt, currency }) => h('li', { class: 'subject' },
  h('div', { class: 'subject-words' }, h('p', { class: 'subject-title' }, bdi(purchase)), h('p', { class: 'muted' }, t('order.number', { number }))),
  h('p', { class: 'subject-sum' }, money(debt, currency)));

function missing(error) {
  if (!(error instanceof ApiError && error.code === 'NotFound')) return null;
  return notice({ art: 'search', title: t('order.missing.title'), text: t('order.missing.text'), role: 'alert',
    actions: [h('a', { class: 'button', href: '#/pay' }, t('pay.title'))] });
}
