// What the cabinet keeps of the buyer, a copy of it for himself, and the way to have it erased.
import { back } from '../parts/back.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { heading } from '../parts/states.js';
import { t } from '../shell/texts.js';
import { erasureBlock } from './erasure.js';
import { exportBlock } from './export.js';

const KEPT = [['person', 'person'], ['orders', 'bag'], ['payments', 'card'], ['comments', 'chat'], ['messages', 'people'], ['notices', 'bell']];

export function privacyScreen({ session, signal }) {
  const title = t('privacy.title');
  const node = h('div', { class: 'screen' }, back('#/more', t('tab.more')), heading(title),
    kept(), exportBlock(signal), erasureBlock(session, signal));
  return { title, node };
}

function kept() {
  return h('section', { class: 'block', 'aria-labelledby': 'kept-title' },
    h('h2', { id: 'kept-title' }, t('privacy.kept')),
    h('ul', { class: 'kept' }, KEPT.map(([name, mark]) => h('li', { class: 'kept-item' }, h('span', { class: 'kept-mark' }, icon(mark)),
      h('div', {}, h('h3', {}, t(`privacy.${name}`)), h('p', { class: 'muted' }, t(`privacy.${name}.about`)))))),
    h('p', { class: 'kept-not' }, icon('shield'), h('span', {}, t('privacy.not'))));
}
