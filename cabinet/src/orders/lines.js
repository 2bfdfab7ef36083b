// The lines of an order. A usual state is not worth a word; an unusual one must be seen.
import { chipOf } from '../parts/chips.js';
import { bdi, h } from '../parts/dom.js';
import { money, number } from '../parts/format.js';
import { has, t } from '../shell/texts.js';

const USUAL = ['pending', 'accepted'];

export function orderLines(order) {
  return h('section', { class: 'block', 'aria-labelledby': 'order-lines' },
    h('div', { class: 'block-head' }, h('h2', { id: 'order-lines' }, t('order.content')),
      h('span', { class: 'muted' }, t('order.lines', { count: order.lines.length }))),
    order.lines.length
      ? h('ul', { class: 'lines' }, order.lines.map((line) => lineRow(line, order.currency)))
      : h('p', { class: 'muted' }, t('order.noLines')));
}

function lineRow(line, currency) {
  const cancelled = line.state === 'cancelled';
  return h('li', { class: `line line-${has(`line.${line.state}`) ? line.state : 'pending'}` },
    h(cancelled ? 's' : 'p', { class: 'line-name' }, bdi(line.name)),
    h(cancelled ? 's' : 'p', { class: 'line-sum' }, money(line.sum, currency)),
    h('p', { class: 'line-facts' }, facts(line)),
    h('p', { class: 'line-count' }, t('line.count', { quantity: number(line.quantity), price: money(line.price, currency) })),
    line.comment && h('p', { class: 'line-comment' }, bdi(line.comment)),
    !USUAL.includes(line.state) && h('p', { class: 'line-state' }, chipOf(`line.${line.state}`)));
}

export function facts({ option, article }) {
  return [option && h('span', {}, bdi(option)), article && h('span', {}, t('line.article', { article }))];
}
