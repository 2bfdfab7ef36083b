// What was paid for an order and what was reported, each as it is written down.
import { bdi, h } from '../parts/dom.js';
import { day, dayAndTime, money } from '../parts/format.js';
import { has, t } from '../shell/texts.js';
import { claimChip } from './claim.js';

export function ledger({ payments, claims: filed, currency }) {
  // Of a sum for several orders nothing may be left for this one.
  const claims = filed.filter(({ amount }) => amount > 0);
  if (!payments.length && !claims.length) return null;
  return h('section', { class: 'block', 'aria-labelledby': 'order-ledger' },
    h('h2', { id: 'order-ledger' }, t('ledger.title')),
    payments.length > 0 && h('ul', { class: 'entries' }, payments.map((each) => payment(each, currency))),
    claims.length > 0 && [h('h3', { id: 'order-claims' }, t('ledger.claims')),
      h('ul', { class: 'entries', 'aria-labelledby': 'order-claims' }, claims.map((each) => claim(each, currency))),
      h('a', { class: 'link', href: '#/claims' }, t('ledger.all'))]);
}

const payment = ({ kind, amount, at, note }, currency) => h('li', { class: 'entry' },
  h('div', { class: 'entry-words' }, h('p', {}, has(`ledger.${kind}`) ? t(`ledger.${kind}`) : kind),
    h('p', { class: 'muted' }, h('time', { datetime: at }, dayAndTime(at))), note && h('p', { class: 'line-comment' }, bdi(note))),
  h('p', { class: `entry-sum${amount < 0 ? ' entry-less' : ''}` }, money(amount, currency)));

const claim = ({ amount, state, reason, filedAt }, currency) => h('li', { class: 'entry' },
  h('div', { class: 'entry-words' }, h('p', {}, claimChip(state)),
    h('p', { class: 'muted' }, h('time', { datetime: filedAt }, day(filedAt))), reason && h('p', { class: 'line-comment' }, bdi(reason))),
  h('p', { class: 'entry-sum' }, money(amount, currency)));
