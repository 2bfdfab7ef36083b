// Where OK cannot be asked to ask: how a person allows messages with his own hands.
import { disclosure } from '../parts/disclosure.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { constant } from '../shell/fapi.js';
import { t } from '../shell/texts.js';
import { checker } from './checking.js';
import { groupId } from './permission.js';

const STEPS = ['open', 'allow', 'return'];

export function byHand(onFound, why) {
  const { button, trouble } = checker(onFound);
  return h('div', { class: 'consent-act', tabindex: '-1' }, why && h('p', { role: 'status' }, why), steps(), trouble,
    h('div', { class: 'form-actions' }, groupLink(), button));
}

export function helpByHand(onFound) {
  const { button, trouble } = checker(onFound, { quiet: true });
  return disclosure(t('consent.byHand'), h('div', { class: 'consent-act' }, steps(), trouble, h('div', { class: 'form-actions' }, groupLink(), button)));
}

const steps = () => h('ol', { class: 'hand-steps' }, STEPS.map((step) => h('li', {}, h('span', {}, t(`consent.hand.${step}`)))));

function groupLink() {
  const id = groupId();
  return id && h('a', { class: 'button button-quiet', href: new URL(`group/${id}`, constant('ok-web-servers')[0]).href,
    target: '_blank', rel: 'noopener' }, t('consent.openGroup'), icon('out'));
}
