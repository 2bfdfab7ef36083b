// Why the sum is what it is: parts that add up to the total, and every change of it with its reason.
import { bdi, h } from '../parts/dom.js';
import { dayAndTime, hasKopecks, money, percent } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';

export function explainedSum({ sum, currency }) {
  // One written form for the whole column, or the figures would not stand under each other.
  const kopecks = hasKopecks(sum.total) || sum.parts.some((part) => hasKopecks(part.amount));
  const written = (amount) => money(amount, currency, { kopecks });
  return h('section', { class: 'block', 'aria-labelledby': 'order-sum' },
    h('h2', { id: 'order-sum' }, t('sum.title')),
    h('dl', { class: 'sum' },
      sum.parts.map((part) => partRow(part, written(part.amount))),
      h('div', { class: 'sum-row sum-total' }, h('dt', {}, t('sum.total')), h('dd', {}, written(sum.total)))));
}

function partRow(part, amount) {
  const kind = has(`sum.${part.kind}`) ? part.kind : 'other';
  return h('div', { class: 'sum-row' },
    h('dt', {}, t(`sum.${kind}`, { percent: part.percent === undefined ? '' : percent(part.percent) }),
      part.reason && h('span', { class: 'sum-reason' }, bdi(part.reason))),
    h('dd', { class: part.amount < 0 ? 'sum-less' : null }, amount));
}

export function changesOfSum({ changes, currency }) {
  if (!changes?.length) return null;
  return h('section', { class: 'block', 'aria-labelledby': 'order-changes' },
    h('h2', { id: 'order-changes' }, t('changes.title')),
    h('ol', { class: 'changes' }, changes.map((change) => changeRow(change, currency))));
}

function changeRow({ at, before, after, reason, note }, currency) {
  return h('li', { class: 'change' },
    h('p', { class: 'change-sums' }, wasAndBecame(money(before, currency), money(after, currency))),
    h('p', { class: 'change-reason' }, has(`changes.${reason}`) ? t(`changes.${reason}`) : bdi(String(reason ?? ''))),
    note && h('p', { class: 'change-reason' }, bdi(note)),
    h('p', { class: 'muted' }, h('time', { datetime: at }, dayAndTime(at))));
}

// Read aloud as "was … became …", seen as an arrow.
function wasAndBecame(before, after) {
  return [h('span', { class: 'was' }, h('span', { class: 'hidden' }, `${t('changes.was')} `), before),
    icon('arrow'), h('span', { class: 'became' }, h('span', { class: 'hidden' }, `${t('changes.became')} `), after)];
}
