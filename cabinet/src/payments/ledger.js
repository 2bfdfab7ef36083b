// What was paid for an order and what was reported, each as it is written down.
import { bdi, h } from '../parts/dom.js';
import { day, dayAndTime, money } from '../parts/format.js';
import { has, t } from '../shell/texts.js';
import { claimChip, otherwise, receivedOf } from './outcome.js';

export function ledger({ payments, paidEarlier, claims: filed, currency }) {
  // Of a sum for several orders nothing may be left for this one.
  const claims = filed.filter(({ amount, confirmed }) => amount > 0 || confirmed > 0);
  if (!payments.length && !claims.length) return null;
  return h('section', { class: 'block', 'aria-labelledby': 'order-ledger' },
    h('h2', { id: 'order-ledger' }, t('ledger.title')),
    payments.length > 0 && h('ul', { class: 'entries' }, payments.map((each) => payment(each, currency)),
      Boolean(paidEarlier) && entry(h('p', {}, t('ledger.earlier')), paidEarlier, currency)),
    claims.length > 0 && [h('h3', { id: 'order-claims' }, t('ledger.claims')),
      h('ul', { class: 'entries', 'aria-labelledby': 'order-claims' }, claims.map((each) => claim(each, currency))),
      h('a', { class: 'link', href: '#/claims' }, t('ledger.all'))]);
}

const payment = ({ kind, amount, at, note, counterpart }, currency) => entry([h('p', {}, has(`ledger.${kind}`) ? t(`ledger.${kind}`) : kind),
  counterpart && h('p', {}, h('a', { class: 'link', href: `#/orders/${encodeURIComponent(counterpart)}` },
    t(amount < 0 ? 'ledger.to' : 'ledger.from', { number: counterpart }))),
  h('p', { class: 'muted' }, h('time', { datetime: at }, dayAndTime(at))), note && h('p', { class: 'line-comment' }, bdi(note))], amount, currency);

const entry = (words, amount, currency) => h('li', { class: 'entry' }, h('div', { class: 'entry-words' }, words),
  h('p', { class: `entry-sum${amount < 0 ? ' entry-less' : ''}` }, money(amount, currency)));

const claim = (mark, currency) => entry([h('p', {}, claimChip(mark)),
  h('p', { class: 'muted' }, h('time', { datetime: mark.filedAt }, day(mark.filedAt))), otherwise(mark, currency),
  mark.reason && h('p', { class: 'line-comment' }, bdi(mark.reason))], receivedOf(mark), currency);
