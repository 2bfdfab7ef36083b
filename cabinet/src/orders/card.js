// One order of the list.
import { chipOf } from '../parts/chips.js';
import { bdi, h } from '../parts/dom.js';
import { day, money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { deadline } from '../payments/due.js';
import { t } from '../shell/texts.js';
import { foremost } from './foremost.js';
import { trackerLine } from './tracker.js';

export function orderCard(order, onOpen) {
  return h('li', { class: 'card order-card' },
    h('h2', { class: 'order-card-title' },
      h('a', { class: 'stretched', href: `#/orders/${encodeURIComponent(order.number)}`, 'data-number': order.number,
        on: { click: onOpen } }, h('span', { class: 'hidden' }, `${t('order.title', { number: order.number })}: `), bdi(order.purchase))),
    h('p', { class: 'order-card-sum' }, money(order.total, order.currency)),
    h('p', { class: 'order-card-facts' },
      h('span', {}, t('order.number', { number: order.number })),
      h('time', { datetime: order.createdAt }, day(order.createdAt)),
      h('span', {}, t('order.lines', { count: order.lines }))),
    trackerLine(order),
    foremostChip(order),
    h('span', { class: 'order-card-go', 'aria-hidden': 'true' }, icon('next')));
}

// A card says one thing; the order's own screen says them all.
function foremostChip(order) {
  const chips = {
    cancelled: () => chipOf('order.stage.cancelled'),
    overdue: () => deadline(owed(order)),
    to_pay: () => deadline(owed(order)) ?? chipOf('card.toPay'),
    collect: () => chipOf(`handout.${order.handout}`),
    reported: () => (order.covered ? chipOf('payment.claimed') : chipOf('pay.claimed', { sum: money(order.claimed, order.currency) })),
    returned: () => chipOf('handout.returned'),
    overpaid: () => chipOf('payment.overpaid'),
    owing: () => chipOf(`payment.${order.paymentState}`),
    handed_out: () => chipOf('handout.handed_out'),
    paid: () => chipOf('payment.paid'),
  };
  const said = foremost(order, new Date());
  return said && h('p', { class: 'chips' }, chips[said]());
}

// How much it is stands on the order's own screen: here it is enough that something is due.
const owed = ({ until }) => ({ until, debt: 1, claimed: 0 });
