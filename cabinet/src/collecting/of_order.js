// Collecting in the screen of an order: the pickup point, the place, the day, the code for the desk, the receipt.
import { bdi, h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';
import { placeFacts } from './place.js';
import { codeAddress, COLLECTABLE, receipt } from './receipt.js';

// Nobody has it yet, and nobody gave it back.
const HELD = [...COLLECTABLE, 'not_ready'];
const COUNTED = ['pending', 'accepted', 'replaced'];

export function collecting(order, { signal, onChange }) {
  const { host, pickup, handout, number } = order;
  if (order.stage === 'cancelled') return null;
  const point = pickup.point;
  const ready = COLLECTABLE.includes(handout) && order.lines.some(({ state }) => COUNTED.includes(state));
  const parts = [
    HELD.includes(handout) && placeFacts({ ...host, point, from: order.collect.from }),
    handout === 'handed_out' && h('p', { class: 'muted' }, t('collect.over')),
    handout === 'not_ready' && choice(order),
    ready && h('div', { class: 'parcel-actions' }, h('a', { class: 'button', href: codeAddress(number) }, icon('qr'), t('code.show')),
      receipt({ number, signal, onDone: onChange })),
  ].filter(Boolean);
  return parts.length > 0 && h('section', { class: 'block', 'aria-labelledby': 'order-collecting' },
    h('h2', { id: 'order-collecting' }, t('collect.block')), parts);
}

function choice({ number, pickup: { offered, locked, point }, currency }) {
  if (!offered) return null;
  const price = point?.price > 0 && t('pickup.price', { sum: money(point.price, currency) });
  return h('div', { class: 'pickup' },
    h('p', { class: 'muted' }, [t(locked ? 'pickup.locked' : point ? 'pickup.chosen' : 'pickup.none'), price].filter(Boolean).join(' ')),
    !locked && h('a', { class: 'button button-quiet', href: `#/orders/${encodeURIComponent(number)}/pickup` },
      icon('place'), t(point ? 'pickup.change' : 'pickup.choose'), point && h('span', { class: 'hidden' }, ': ', bdi(point.title))));
}
