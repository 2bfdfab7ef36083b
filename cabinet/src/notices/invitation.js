// A calm word above the orders for those who hear nothing yet; put away, it does not come back in this visit.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';
import { canAsk } from './permission.js';

let putAway = false;

export function invitation() {
  if (putAway) return null;

  function close() {
    putAway = true;
    node.remove();
    (/** @type {HTMLElement | null} */ (document.querySelector('#content h1')))?.focus({ preventScroll: true });
  }

  const node = h('aside', { class: 'invitation', 'aria-label': t('invitation.title') },
    h('span', { class: 'invitation-mark' }, icon('bell')),
    h('div', { class: 'invitation-words' }, h('p', { class: 'invitation-title' }, t('invitation.title')), h('p', { class: 'muted' }, t('invitation.text'))),
    h('a', { class: 'button button-quiet invitation-go', href: '#/notices' }, t(canAsk() ? 'invitation.action' : 'invitation.byHand')),
    h('button', { type: 'button', class: 'invitation-close', 'aria-label': t('invitation.close'), title: t('invitation.close'), on: { click: close } }, icon('close')));
  return node;
}
