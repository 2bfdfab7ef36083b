// The choice is made: where the order will wait, and what it costs now.
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { picture } from '../parts/pictures.js';
import { t } from '../shell/texts.js';

export function chosenBlock({ order, point }, address, again) {
  const { sum, currency } = order;
  return h('section', { class: 'block chosen', 'aria-labelledby': 'chosen-title' },
    picture('done'),
    h('h2', { id: 'chosen-title', tabindex: '-1' }, t(point ? 'points.saved' : 'points.saved.host')),
    point && h('p', {}, bdi(point.title), point.address && [', ', bdi(point.address)]),
    h('p', { class: 'chosen-total' }, h('span', { class: 'muted' }, t('points.total')), h('strong', {}, money(sum.total, currency))),
    point?.price > 0 && h('p', { class: 'muted' }, t('points.included', { sum: money(point.price, currency) })),
    h('div', { class: 'notice-actions' }, h('a', { class: 'button', href: address }, t('points.toOrder')),
      h('button', { type: 'button', class: 'button button-quiet', on: { click: again } }, t('points.another'))));
}
