// Telling of a payment: for which orders, how it was to be paid, the claim, or a letter instead of it.
import { back } from '../parts/back.js';
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { loading } from '../parts/loading.js';
import { heading, notice } from '../parts/states.js';
import { ApiError, get } from '../shell/api.js';
import { countLess } from '../shell/counts.js';
import { limit } from '../shell/limits.js';
import { t } from '../shell/texts.js';
import { claimDone } from './claim_done.js';
import { claimForm } from './claim_form.js';
import { paymentDetails } from './details.js';
import { dueOf } from './due.js';
import { letterTo } from './letter.js';
import { claimAddress, forgetChosen, paidAlike } from './selection.js';

export function newClaimScreen({ params: [list], signal }) {
  const numbers = [...new Set(list.split(',').filter(Boolean))].slice(0, limit('orders'));
  const title = heading(t('claim.title'));
  const load = () => Promise.all(numbers.map((number) => get(`buyer/orders/${encodeURIComponent(number)}`, signal)));
  const body = loading({ signal, missing, load, view });
  let late = false;

  function view(orders, show) {
    if (!paidAlike(orders.map(way))) return [apart(orders)];
    const form = claimForm({ orders, signal, late, onAmount: () => letter.refresh(), onDone: (claim) => finish(claim, orders), onLate: async () => {
      late = true;
      show(await load());
      body.querySelector('.alarm')?.focus({ preventScroll: true });
      body.querySelector('.alarm')?.scrollIntoView({ block: 'center' });
    } });
    const letter = letterTo(orders, form.amount);
    return [subject(orders), h('section', { class: 'block', 'aria-label': t('claim.title') }, form.node), letter.node];
  }

  function finish(claim, orders) {
    countLess('pay', orders.filter((order) => coveredBy(claim, order)).length);
    forgetChosen();
    title.textContent = t('claim.done');
    body.replaceChildren(claimDone(claim));
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'center' });
  }

  const node = h('div', { class: 'screen' }, back('#/pay', t('pay.title')), title, body);
  return { title: t('claim.title'), node };
}

// What is reported in full waits for nobody but the organizer.
function coveredBy(claim, order) {
  const part = claim.orders.find(({ number }) => number === order.number);
  return order.payment.open && dueOf(order) > 0 && part?.amount >= dueOf(order);
}

const way = ({ host, payment }) => ({ organizer: host.name, details: payment.details });

// Different receivers: each order has a claim of its own.
const apart = (orders) => h('section', { class: 'block', 'aria-labelledby': 'claim-orders' },
  h('h2', { id: 'claim-orders' }, t('claim.orders')), h('p', { role: 'status' }, t('pay.different')),
  h('ul', { class: 'subjects' }, orders.map((order) => h('li', { class: 'subject subject-apart' }, subjectWords(order),
    h('a', { class: 'button button-quiet button-small', href: claimAddress([order.number]) }, t('pay.claim'),
      h('span', { class: 'hidden' }, `: ${t('order.title', order)}`))))));

function subject(orders) {
  return h('section', { class: 'block', 'aria-labelledby': 'claim-orders' },
    h('h2', { id: 'claim-orders' }, t('claim.orders')),
    h('ul', { class: 'subjects' }, orders.map(subjectRow)), paymentDetails(orders[0].payment.details));
}

const subjectRow = (order) => h('li', { class: 'subject' }, subjectWords(order), h('p', { class: 'subject-sum' }, money(order.debt, order.currency)));

const subjectWords = ({ purchase, number }) => h('div', { class: 'subject-words' },
  h('p', { class: 'subject-title' }, bdi(purchase)), h('p', { class: 'muted' }, t('order.number', { number })));

function missing(error) {
  if (!(error instanceof ApiError && error.code === 'not_found')) return null;
  return notice({ art: 'search', title: t('order.missing.title'), text: t('order.missing.text'), role: 'alert',
    actions: [h('a', { class: 'button', href: '#/pay' }, t('pay.title'))] });
}
