// A file that takes most lines away, as one of another purchase does: asked once more, in so many words.
import { confirmed } from '../parts/confirm.js';
import { h } from '../parts/dom.js';
import { t } from '../shell/texts.js';

export const replacement = ({ counts }) => h('div', { class: 'alarm' },
  h('p', { class: 'alarm-title' }, t('replacing.title', { count: counts.going })),
  h('p', {}, t('replacing.text', { lines: counts.lines, orders: counts.losing })));

export const askedTwice = (counts, label, onStart) => confirmed({ label, act: onStart,
  question: t('replacing.question', { count: counts.going }), yes: t('replacing.yes'), no: t('action.cancel') });
