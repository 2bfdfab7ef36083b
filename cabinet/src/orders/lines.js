// The lines of an order. A usual state is not worth a word; an unusual one must be seen.
import { chipOf } from '../parts/chips.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { money, number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';

const USUAL = ['pending', 'accepted'];

export function orderLines(order) {
  return h('section', { class: 'block', 'aria-labelledby': 'order-lines' },
    h('div', { class: 'block-head' }, h('h2', { id: 'order-lines' }, t('order.content')),
      h('span', { class: 'muted' }, t('order.lines', { count: order.lines.length }))),
    order.lines.length
      ? h('ul', { class: `lines${order.lines.some(({ picture }) => safeAddress(picture)) ? ' lines-pictured' : ''}` },
        order.lines.map((line) => lineRow(line, order.currency)))
      : h('p', { class: 'muted' }, t('order.noLines')));
}

function lineRow(line, currency) {
  const cancelled = line.state === 'cancelled';
  return h('li', { class: `line line-${has(`line.${line.state}`) ? line.state : 'pending'}` },
    linePicture(line),
    h(cancelled ? 's' : 'p', { class: 'line-name' }, bdi(line.name)),
    h(cancelled ? 's' : 'p', { class: 'line-sum' }, money(line.sum, currency)),
    h('p', { class: 'line-facts' }, facts(line)),
    h('p', { class: 'line-count' }, t('line.count', { quantity: number(line.quantity), price: money(line.price, currency) })),
    line.comment && h('p', { class: 'line-comment' }, bdi(line.comment)),
    !USUAL.includes(line.state) && h('p', { class: 'line-state' }, chipOf(`line.${line.state}`)));
}

// Only beside others that have one; of what has none, or does not come, there is a drawing. Its name stands beside it.
function linePicture({ picture }) {
  const frame = h('span', { class: 'line-picture', 'aria-hidden': 'true' }, icon('box'));
  if (safeAddress(picture)) {
    const image = h('img', { src: picture, alt: '', width: '56', height: '56', loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer',
      on: { error: () => image.remove() } });
    frame.append(image);
  }
  return frame;
}

export function facts({ option, article }) {
  return [option && h('span', {}, bdi(option)), article && h('span', {}, t('line.article', { article }))];
}
