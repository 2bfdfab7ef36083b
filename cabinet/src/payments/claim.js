// One claim: its sum and state, why it was rejected, its proof, and the way back while nobody has decided.
import { confirmed } from '../parts/confirm.js';
import { bdi, h } from '../parts/dom.js';
import { day, money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { get, post } from '../shell/api.js';
import { has, t } from '../shell/texts.js';
import { claimChip, otherwise, partSum, receivedOf } from './outcome.js';
import { proofLink } from './proof_link.js';
import { claimAddress } from './selection.js';

export function claimCard(claim, signal) {
  const card = h('li', { class: 'card claim', tabindex: '-1' });

  function draw(each, note) {
    card.replaceChildren(...[head(each), note && h('p', { class: 'trouble', role: 'alert' }, note), otherwise(each, each.currency), orders(each), reason(each), warningWords(each),
      each.comment && h('p', { class: 'line-comment' }, bdi(each.comment)), actions(each)].filter(Boolean));
  }

  function actions(each) {
    const parts = [each.proof && proofLink(each.id, signal), each.state === 'pending' && withdrawal(each), each.state === 'rejected' && again(each)];
    return parts.some(Boolean) && h('div', { class: 'form-actions' }, parts);
  }

  const withdrawal = (each) => confirmed({ small: true, label: t('claim.withdraw'), question: t('claim.withdraw.question'),
    yes: t('claim.withdraw.yes'), no: t('claim.withdraw.no'), act: async () => {
      draw(...await withdrawn(each, signal));
      card.focus({ preventScroll: true });
    } });

  draw(claim);
  return card;
}

// The claim as it is now; somebody may have decided on it while the page stood open.
async function withdrawn(claim, signal) {
  try {
    return [await post(`buyer/claims/${encodeURIComponent(claim.id)}/withdraw`, {}, signal)];
  } catch (/** @type {any} */ error) {
    const now = error.status === 409 && await found(claim.id, signal).catch(() => null);
    if (!now) throw error;
    return [now, error.message];
  }
}

async function found(id, signal, cursor) {
  const answer = await get(`buyer/claims${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal);
  return answer.claims.find((each) => each.id === id) ?? (answer.cursor ? found(id, signal, answer.cursor) : null);
}

const head = (claim) => h('div', { class: 'claim-head' },
  h('h2', { class: 'claim-sum' }, money(receivedOf(claim), claim.currency)), claimChip(claim),
  h('p', { class: 'claim-facts muted' }, dates(claim)));

function dates({ paidAt, filedAt }) {
  const [paid, filed] = [day(paidAt), day(filedAt)];
  return [h('span', {}, t('claim.paid', { date: paid })), filed !== paid && h('span', {}, t('claim.filed', { date: filed }))];
}

const orders = (claim) => h('ul', { class: 'subjects' }, claim.orders.map(({ number, purchase, ...part }) => h('li', { class: 'subject' },
  h('div', { class: 'subject-words' }, h('a', { class: 'subject-link', href: `#/orders/${encodeURIComponent(number)}` }, bdi(purchase),
    h('span', { class: 'muted' }, t('order.number', { number })))),
  claim.orders.length > 1 && partSum(part, claim.state, claim.currency))));

const reason = (claim) => claim.state === 'rejected' && h('div', { class: 'alarm' },
  h('p', { class: 'alarm-title' }, t('claim.reason')), h('p', {}, claim.reason ? bdi(claim.reason) : t('claim.noReason')));

const again = (claim) => h('a', { class: 'button button-quiet button-small', href: claimAddress(claim.orders.map(({ number }) => number)) }, t('claim.again'));

export function warningWords({ state, warnings }) {
  const known = state === 'pending' ? warnings.filter((each) => has(`warning.${each}`)) : [];
  return known.length > 0 && h('ul', { class: 'remarks' }, known.map((each) => h('li', { class: 'remark' }, icon('alert'), t(`warning.${each}`))));
}
