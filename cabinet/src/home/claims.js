// Payments that wait: the oldest first, with the proof beside them; that of the order one came for, before all others.
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { claimToDecide } from './claim.js';

export function waitingClaims({ signal, order, mayDecide, onDecided }) {
  const { node } = endless({ signal, label: t('home.claims'), empty: () => h('p', { class: 'card muted' }, t('home.claims.none')),
    row: (claim) => claimToDecide(claim, { signal, mayDecide, onDecided }),
    load: async (cursor) => {
      const answer = await get(`v1/claims${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal);
      return { items: order ? firstOf(answer.items, order) : answer.items, cursor: answer.next };
    } });
  return node;
}

const firstOf = (claims, order) => [...claims].sort((one, other) => Number(isOf(other, order)) - Number(isOf(one, order)));

const isOf = (claim, order) => claim.orders.some(({ number }) => number === order);
