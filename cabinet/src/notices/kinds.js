// What to hear of: a switch for each kind.
import { h } from '../parts/dom.js';
import { has, t } from '../shell/texts.js';
import { switchRow } from './switch.js';
import { told } from './told.js';

// Until the group may write, the switches only say what it will write about.
export function kindsBlock(kinds, kept) {
  const later = h('p', { class: 'muted switches-later' }, t('kinds.later'));
  const node = h('section', { class: 'block', 'aria-labelledby': 'kinds-title' },
    h('div', {}, h('h2', { id: 'kinds-title' }, t('kinds.title')), h('p', { class: 'muted' }, t('kinds.lead')), later),
    h('ul', { class: 'switches' }, kinds.filter((kind) => has(`kinds.${kind}`)).map((kind) => h('li', {}, kindRow(kind, kept)))));
  return { node, allow: (allowed) => { later.hidden = allowed; } };
}

function kindRow(kind, kept) {
  const row = told();
  const { node, input } = switchRow({ title: t(`kinds.${kind}`), about: t(`kinds.${kind}.about`), told: row, onChange: (on) => {
    const others = kept.wanted().muted.filter((each) => each !== kind);
    kept.change({ muted: on ? others : [...others, kind] }, row);
  } });
  kept.onDraw(({ muted }) => { input.checked = !muted.includes(kind); });
  return node;
}
