// What the file will do to each buyer's order, line by line.
import { facts } from '../orders/lines.js';
import { wasAndBecame } from '../orders/sum.js';
import { bdi, h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { money, number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { chip, notice } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

const SIGNS = { added: 'plus', removed: 'minus', changed: 'swap' };

export function differences({ path, purchase, signal }) {
  const delivery = h('p', { class: 'muted' });
  purchase.then(({ deliveryCost }) => delivery.append(deliveryCost > 0 ? t('differences.delivery') : ''), () => {});
  const { node } = endless({
    signal, label: t('differences.title'), row: buyerRow,
    load: async (cursor) => {
      const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
      const answer = await get(`${path}/differences${query}`, signal);
      return { items: answer.items, cursor: answer.next };
    },
    empty: () => notice({ title: t('differences.none') }),
  });
  return h('section', { class: 'stack', 'aria-labelledby': 'differences' }, h('h2', { id: 'differences' }, t('differences.title')), delivery, node);
}

// A new order is usually right; a changed one is what the organizer came to look at, so it lies open.
function buyerRow(each) {
  const changed = each.kind === 'changed';
  return h('li', { class: 'card difference' }, h('details', { open: changed },
    h('summary', {},
      h('span', { class: 'difference-name' }, bdi(each.buyer)),
      h('span', { class: 'difference-sums' }, changed && each.before !== null
        ? wasAndBecame(money(each.before), money(each.after)) : h('span', { class: 'became' }, money(each.after))),
      h('span', { class: 'difference-facts' }, chip(changed ? 'warn' : 'good', t(`differences.${changed ? 'changed' : 'new'}`)),
        each.number && h('span', {}, t('order.number', { number: each.number })),
        h('span', {}, each.lines.length ? t(changed ? 'differences.moves' : 'order.lines', { count: each.lines.length })
          : t(each.contact ? 'differences.contact' : 'differences.pictures', { count: each.pictures })))),
    h('ul', { class: 'moves' }, each.lines.map(lineRow))));
}

function lineRow(line) {
  const kind = SIGNS[line.change] ? line.change : 'changed';
  return h('li', { class: `move move-${kind}` },
    h('span', { class: 'move-sign' }, icon(SIGNS[kind]), h('span', { class: 'hidden' }, `${t(`move.${kind}`)}: `)),
    h('div', { class: 'move-words' },
      h(kind === 'removed' ? 's' : 'p', { class: 'line-name' }, bdi(line.name)),
      h('p', { class: 'line-facts' }, facts(line)),
      h('p', { class: 'move-what' }, kind === 'changed' ? whatChanged(line) : whole(line.after ?? line.before))));
}

const whole = (side) => side && [t('line.count', { quantity: number(side.quantity), price: money(side.price) }),
  side.comment && h('span', { class: 'line-comment' }, bdi(side.comment))];

function whatChanged({ before, after }) {
  /** @type {[string, (value: any) => any][]} */
  const pairs = [['quantity', number], ['price', (amount) => money(amount)], ['comment', (text) => bdi(text || t('move.noComment'))]];
  return pairs.filter(([name]) => (before?.[name] ?? '') !== (after?.[name] ?? '')).map(([name, written]) =>
    h('span', { class: 'move-field' }, h('span', { class: 'muted' }, `${t(`move.${name}`)}: `),
      wasAndBecame(written(before?.[name] ?? ''), written(after?.[name] ?? ''))));
}
