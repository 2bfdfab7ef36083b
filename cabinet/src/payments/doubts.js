// What should make somebody think twice before he tells of a payment, and the second press that it takes then.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';
import { dueOf } from './due.js';
import { sumOf } from './selection.js';

// `late`: another tab, or the organizer, was quicker while this form stood open.
export function doubtsOf(orders, late) {
  const claimed = orders.filter((order) => order.claimed > 0);
  const closed = orders.filter((order) => !order.payment.open && order.stage !== 'cancelled');
  return [
    late && t('doubt.late', { due: sumOf(orders) }),
    claimed.length > 0 && t('doubt.claimed', { sum: sumOf(claimed, (order) => order.claimed), due: sumOf(orders) }),
    orders.some(dueOf) ? null : !claimed.length && t('doubt.paid'),
    closed.length > 0 && (orders.length > 1 ? t('doubt.closed.several', { numbers: closed.map(({ number }) => number).join(', ') }) : t('doubt.closed')),
    orders.some(({ stage }) => stage === 'cancelled') && t('doubt.cancelled'),
  ].filter(Boolean);
}

export const doubtsBlock = (doubts, late) => doubts.length > 0 && h('div', { class: 'alarm alarm-warn', role: late ? 'alert' : 'note', tabindex: '-1' },
  doubts.map((each) => h('p', { class: 'remark remark-loud' }, icon('alert'), h('span', {}, each))));

// The button that sends, and in its place the question whether to: `press` is told the button that was meant.
export function sending({ doubtful, press }) {
  const send = h('button', { type: 'submit', class: 'button button-wide' }, t('claim.send'));
  const place = h('div', { class: 'claim-sending' }, send);

  function ask() {
    const sure = h('button', { type: 'button', class: 'button', on: { click: () => press(sure) } }, t('claim.sure.yes'));
    const no = h('button', { type: 'button', class: 'button button-quiet', on: { click: back } }, t('claim.sure.no'));
    place.replaceChildren(h('div', { class: 'confirm-question', role: 'group', 'aria-label': t('claim.sure'), on: { keydown: onKey } },
      h('p', {}, t('claim.sure')), h('div', { class: 'form-actions' }, sure, no)));
    sure.focus();
  }

  function back() {
    place.replaceChildren(send);
    send.focus();
  }

  function onKey(event) {
    if (event.key === 'Escape') back();
  }

  return { node: place, submit: () => (doubtful ? ask() : press(send)) };
}
