// The other way: the same words sent to the organizer by the person's own hand.
import { copy, copyButton } from '../parts/copy.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';
import { dueOf } from './due.js';

// Orders of several organizers need a letter to each.
export function letters(orders, amount) {
  const hosts = new Map();
  for (const order of orders) hosts.set(order.host.profile ?? order.host.name, [...(hosts.get(order.host.profile ?? order.host.name) ?? []), order]);
  const made = [...hosts.values()].map((each) => letter(each, hosts.size === 1 ? amount : () => sumOf(each)));
  return { refresh: () => made.forEach(({ refresh }) => refresh()),
    node: h('section', { class: 'block', 'aria-labelledby': 'letter' }, h('h2', { id: 'letter' }, t('letter.title')),
      h('p', { class: 'muted' }, t('letter.about')), made.map(({ node }) => node)) };
}

function letter(orders, amount) {
  const [{ host }] = orders;
  const text = h('textarea', { class: 'letter-text', readonly: true, rows: String(orders.length + 3), 'aria-label': t('letter.text') });
  const refresh = () => { text.value = words(orders, amount()); };
  refresh();
  const to = safeAddress(host.profile) && h('a', { class: 'button button-soft', href: host.profile, target: '_blank', rel: 'noopener',
    on: { click: () => { copy(text.value).then((done) => done || text.select()); } } },
  t('letter.open'), h('span', { class: 'hidden' }, host.name), icon('out'));
  return { refresh, node: h('div', { class: 'letter' }, host.name && h('p', { class: 'letter-to' }, t('letter.to'), ' ', bdi(host.name)), text,
    h('div', { class: 'form-actions' }, to, copyButton({ text: () => text.value, shown: text }))) };
}

function words(orders, amount) {
  const [{ currency }] = orders;
  const lines = orders.map(({ number, purchase }) => t('letter.order', { number, purchase }));
  return [t('letter.hello'), ...lines, t('letter.sum', { sum: money(amount, currency) })].join('\n');
}

const sumOf = (orders) => orders.reduce((sum, order) => sum + (dueOf(order) || order.debt), 0);
