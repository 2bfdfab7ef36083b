// One point, to be chosen or just to be seen.
import { chipOf } from '../parts/chips.js';
import { bdi, freshId, h, safeAddress } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';
import { closedChip } from './closing.js';

const MAP = 'https://yandex.ru/maps/?';

// No point at all: the organizer hands the order out himself, where and when he says.
export const hostOf = ({ place, hours }) => ({ id: null, title: '', address: place, hours, photo: null, price: 0 });

// Who has a place there keeps it: his own point is never taken from his hands.
const isTaken = (point) => (point.full || point.closed) && !point.chosen;

// `choose` makes the radio button of a list that can be chosen from.
/** @param {any} point  @param {{ currency: string, choose?: any }} wish */
export function pointCard(point, { currency, choose }) {
  const title = freshId('point');
  const taken = isTaken(point);
  return h('li', { class: `card point${taken ? ' point-taken' : ''}` },
    h(choose ? 'label' : 'div', { class: 'point-main' },
      choose && radio(point, title, taken, choose),
      h('span', { class: 'point-words' },
        h('span', { class: 'point-title', id: title }, point.title ? bdi(point.title) : t('points.host')),
        h('span', { class: 'point-facts', id: `${title}-facts` }, facts(point), price(point, currency), whyNot(point))),
      photo(point)),
    point.id && point.address && h('a', { class: 'point-map', href: MAP + new URLSearchParams({ text: point.address }), target: '_blank', rel: 'noopener' },
      icon('place'), t('points.map'), h('span', { class: 'hidden' }, ': ', bdi(point.title))));
}

function radio(point, title, taken, choose) {
  const input = h('input', { type: 'radio', name: 'point', disabled: taken, 'aria-labelledby': title, 'aria-describedby': `${title}-facts`,
    on: { change: () => choose(point.id) } });
  input.checked = Boolean(point.chosen);
  return input;
}

function facts({ id, address, hours }) {
  if (!id && !address && !hours) return h('span', { class: 'point-fact' }, t('points.host.about'));
  return [address && h('span', { class: 'point-fact' }, bdi(address)),
    hours && h('span', { class: 'point-fact' }, icon('clock'), h('span', { class: 'hidden' }, `${t('points.hours')}: `), bdi(hours))];
}

const price = ({ price: sum }, currency) => h('span', { class: `point-price${sum ? '' : ' point-free'}` },
  sum ? t('points.price', { sum: money(sum, currency) }) : t('points.free'));

function whyNot({ full, closed, closedUntil, closedReason, chosen }) {
  if (closed) return h('span', { class: 'chips' }, closedChip({ until: closedUntil, reason: closedReason }));
  return full && !chosen && h('span', { class: 'chips' }, chipOf('points.full'));
}

function photo({ photo: address }) {
  if (!safeAddress(address)) return null;
  const image = h('img', { class: 'point-photo', src: address, alt: '', width: '72', height: '72', loading: 'lazy', referrerpolicy: 'no-referrer',
    on: { error: () => image.remove() } });
  return image;
}
