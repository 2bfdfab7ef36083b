// One payment to decide on: whose, for what, its proof; confirmed by one press, rejected with a reason.
import { acting, troubleLine } from '../parts/acting.js';
import { bdi, h } from '../parts/dom.js';
import { moment, money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { claimChip, partSum, receivedOf } from '../payments/outcome.js';
import { proofLink } from '../payments/proof_link.js';
import { get, post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { rejection } from './rejection.js';
import { remarksOf } from './remarks.js';

export function claimToDecide(claim, { signal, mayDecide, onDecided }) {
  const card = h('li', { class: 'card claim', tabindex: '-1' });

  function draw(each, note) {
    card.replaceChildren(...[head(each), orders(each), note && h('p', { class: 'trouble', role: 'alert' }, note), remarksOf(each),
      each.comment && h('p', { class: 'line-comment' }, bdi(each.comment)),
      each.state === 'rejected' && h('p', { class: 'muted' }, bdi(each.reason)),
      each.proof && proofLink(each.id, signal, 'v1/claims'),
      each.state === 'pending' && mayDecide && decisions(each)].filter(Boolean));
  }

  function decisions(each) {
    const trouble = troubleLine();
    const confirm = h('button', { type: 'button', class: 'button', on: { click: () => (each.warnings.includes('cancelled') ? doubt() : acting(confirm, trouble, sure, { signal })) } },
      icon('check'), t('home.confirm'));
    const reject = h('button', { type: 'button', class: 'button button-quiet', on: { click: ask } }, t('home.reject'));
    const place = h('div', { class: 'claim-decisions' }, h('div', { class: 'form-actions' }, confirm, reject), trouble);

    function sure() {
      return decide(each, 'confirmation', {});
    }

    function back() {
      place.replaceWith(decisions(each));
      card.focus({ preventScroll: true });
    }

    // Money of a cancelled order has to be given back: it is asked about first.
    function doubt() {
      const yes = h('button', { type: 'button', class: 'button', on: { click: () => acting(yes, trouble, sure, { signal }) } }, t('home.cancelled.yes'));
      place.replaceChildren(h('p', {}, t('home.cancelled')),
        h('div', { class: 'form-actions' }, yes, h('button', { type: 'button', class: 'button button-quiet', on: { click: back } }, t('home.cancelled.no'))), trouble);
      yes.focus();
    }

    function ask() {
      const form = rejection({ signal, onCancel: back,
        act: (reason) => decide(each, 'rejection', { reason }) });
      place.replaceChildren(form.node);
      form.focus();
    }

    return place;
  }

  async function decide(each, how, body) {
    const [now, note] = await decided(each.id, how, body, signal);
    draw(now, note);
    if (now.state !== 'pending') onDecided();
    card.focus({ preventScroll: true });
  }

  draw(claim);
  return card;
}

// The claim as it is now; somebody may have decided on it meanwhile, and then that is what is shown.
async function decided(id, how, body, signal) {
  const address = `v1/claims/${encodeURIComponent(id)}`;
  try {
    return [await post(`${address}/${how}`, body, signal)];
  } catch (/** @type {any} */ error) {
    const now = error.status === 409 && await get(address, signal).catch(() => null);
    if (!now) throw error;
    return [now, error.message];
  }
}

const head = (claim) => h('div', { class: 'claim-head' },
  h('h3', { class: 'claim-sum' }, money(receivedOf(claim), claim.currency)), claim.state !== 'pending' && claimChip(claim),
  h('p', { class: 'claim-facts muted' }, h('span', {}, bdi(claim.buyer.name || t('home.nameless'))),
    h('span', {}, t('claim.paid', { date: moment(claim.paidAt) }))));

const orders = (claim) => h('ul', { class: 'subjects' }, claim.orders.map(({ number, purchase, ...part }) => h('li', { class: 'subject' },
  h('p', { class: 'subject-words' }, bdi(purchase), ' ', h('span', { class: 'muted' }, t('order.number', { number }))),
  claim.orders.length > 1 && partSum(part, claim.state, claim.currency))));
