// One order to collect.
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { chip } from '../parts/states.js';
import { claimAddress } from '../payments/selection.js';
import { t } from '../shell/texts.js';
import { placeFacts } from './place.js';
import { codeAddress, receipt } from './receipt.js';

export function parcelCard(parcel, signal) {
  const { number } = parcel;
  const card = h('li', { class: 'card parcel', tabindex: '-1' },
    h('div', { class: 'parcel-head' },
      h('h2', { class: 'bill-title' }, h('a', { href: `#/orders/${encodeURIComponent(number)}` }, bdi(parcel.purchase))),
      h('p', { class: 'bill-facts' }, h('span', {}, t('order.number', { number })), h('span', {}, t('order.lines', { count: parcel.lines }))),
      parcel.handout === 'stored' && h('p', { class: 'chips' }, chip('info', t('handout.stored')))),
    placeFacts({ ...parcel, name: parcel.organizer }),
    debt(parcel),
    h('div', { class: 'parcel-actions' },
      h('a', { class: 'button', href: codeAddress(number) }, icon('qr'), t('code.show'), h('span', { class: 'hidden' }, `: ${t('order.title', { number })}`)),
      receipt({ number, signal, onDone: received })));

  function received() {
    card.replaceChildren(h('p', { class: 'parcel-done', role: 'status' }, icon('check'), t('receipt.done', { number })));
    card.focus({ preventScroll: true });
  }

  return card;
}

const debt = ({ number, debt: sum, currency }) => sum > 0 && h('div', { class: 'alarm alarm-warn' },
  h('p', { class: 'alarm-title' }, t('collect.debt', { sum: money(sum, currency) })),
  h('a', { class: 'button button-quiet button-small', href: claimAddress([number]) }, t('pay.claim')));
