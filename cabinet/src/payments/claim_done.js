// The end of telling: what was told, what the organizer will notice, and where to follow it.
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { notice } from '../parts/states.js';
import { t } from '../shell/texts.js';
import { warningWords } from './claim.js';

export function claimDone(claim) {
  const sum = money(claim.amount, claim.currency);
  return h('section', { class: 'block' },
    notice({ art: 'done', title: t('claim.done.title', { sum }), text: t('claim.done.text'), role: 'status', actions: [
      h('a', { class: 'button', href: '#/claims' }, t('claims.title')),
      h('a', { class: 'button button-quiet', href: '#/pay' }, t('pay.title'))] }),
    warningWords(claim));
}
