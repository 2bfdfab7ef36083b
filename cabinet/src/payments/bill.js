// One bill: how much, for what, until when, where to send it.
import { chipOf } from '../parts/chips.js';
import { bdi, freshId, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { t } from '../shell/texts.js';
import { paymentDetails } from './details.js';
import { deadline, dueOf } from './due.js';
import { claimAddress } from './selection.js';

// `box` makes the tick that chooses the bill; there is none when there is nothing to choose from.
export function billCard(bill, box) {
  const title = freshId('bill');
  const due = dueOf(bill);
  return h('li', { class: 'card bill' },
    h('div', { class: 'bill-head' },
      box?.(bill, title),
      h('h2', { class: 'bill-title', id: title }, h('a', { href: `#/orders/${encodeURIComponent(bill.number)}` }, bdi(bill.purchase))),
      h('p', { class: due ? 'bill-sum' : 'bill-sum bill-sum-waiting' }, money(due || bill.debt, bill.currency)),
      h('p', { class: 'bill-facts' }, h('span', {}, t('order.number', { number: bill.number })),
        bill.organizer && h('span', {}, bdi(bill.organizer)))),
    h('p', { class: 'chips' }, deadline(bill), claimedChip(bill)),
    bill.paid > 0 && h('p', { class: 'muted' },
      t('pay.paidOf', { paid: money(bill.paid, bill.currency), total: money(bill.total, bill.currency) })),
    due > 0 && paymentDetails(bill.details),
    h('a', { class: `button button-wide${due ? ' button-soft' : ' button-quiet'}`, href: claimAddress([bill.number]) },
      t(due ? 'pay.claim' : 'pay.claimMore'), h('span', { class: 'hidden' }, `: ${t('order.title', { number: bill.number })}`)));
}

const claimedChip = ({ claimed, currency }) => claimed > 0 && chipOf('pay.claimed', { sum: money(claimed, currency) });
