// One order to collect.
import { chipOf } from '../parts/chips.js';
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { dueOf } from '../payments/due.js';
import { claimAddress } from '../payments/selection.js';
import { t } from '../shell/texts.js';
import { placeFacts } from './place.js';
import { codeAddress, receipt } from './receipt.js';

export function parcelCard(parcel, { signal, onReceived }) {
  const { number } = parcel;
  const card = h('li', { class: 'card parcel', tabindex: '-1' },
    h('div', { class: 'parcel-head' },
      h('h2', { class: 'bill-title' }, h('a', { href: `#/orders/${encodeURIComponent(number)}` }, bdi(parcel.purchase))),
      h('p', { class: 'bill-facts' }, h('span', {}, t('order.number', { number })), h('span', {}, t('order.lines', { count: parcel.lines }))),
      parcel.handout === 'stored' && h('p', { class: 'chips' }, chipOf('handout.stored'))),
    placeFacts({ ...parcel, name: parcel.organizer }),
    debt(parcel),
    h('div', { class: 'parcel-actions' },
      h('a', { class: 'button', href: codeAddress(number) }, icon('qr'), t('code.show'), h('span', { class: 'hidden' }, `: ${t('order.title', { number })}`)),
      receipt({ number, signal, onDone: received })));

  function received(order) {
    card.replaceChildren(...[h('p', { class: 'parcel-done', role: 'status' }, icon('check'), t('receipt.done', { number })), debt(order),
      h('div', {}, h('a', { class: 'button button-quiet button-small', href: `#/orders/${encodeURIComponent(number)}` }, t('points.toOrder')))].filter(Boolean));
    onReceived();
    card.focus({ preventScroll: true });
  }

  return card;
}

// What was reported already is not asked for once more.
function debt(parcel) {
  const { number, claimed, currency } = parcel;
  const due = dueOf(parcel);
  if (!due) return claimed > 0 && h('p', { class: 'chips' }, chipOf('pay.claimed', { sum: money(claimed, currency) }));
  return h('div', { class: 'alarm alarm-warn' },
    h('p', { class: 'alarm-title' }, t('collect.debt', { sum: money(due, currency) })),
    h('a', { class: 'button button-quiet button-small', href: claimAddress([number]) }, t('pay.claim')));
}
