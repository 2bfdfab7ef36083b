// What became of a reported payment, and of the part of it that was meant for one order.
import { chipOf } from '../parts/chips.js';
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { t } from '../shell/texts.js';

const known = ({ state, confirmed }) => state === 'confirmed' && typeof confirmed === 'number';

// What was received where that is known, otherwise what the buyer has said.
export const receivedOf = (claim) => (known(claim) ? claim.confirmed : claim.amount);

export const claimChip = (claim) => chipOf(`claim.${outcome(claim)}`);

function outcome(claim) {
  if (!known(claim) || claim.confirmed >= claim.amount) return claim.state;
  return claim.confirmed > 0 ? 'partly' : 'nothing';
}

// Another sum was received than the buyer said.
export const otherwise = (claim, currency) => known(claim) && claim.confirmed !== claim.amount
  && h('p', { class: 'muted' }, t('claim.otherwise', { said: money(claim.amount, currency), confirmed: money(claim.confirmed, currency) }));

// Of a part: what came of it, and beside it what was meant to.
export function partSum(part, state, currency) {
  const claim = { ...part, state };
  return h('p', { class: 'subject-sum' }, money(receivedOf(claim), currency),
    receivedOf(claim) !== part.amount && h('span', { class: 'subject-said muted' }, t('claim.ofSaid', { sum: money(part.amount, currency) })));
}
