// A setting that is on or off.
import { freshId, h } from '../parts/dom.js';

export function switchRow({ title, about, told, onChange }) {
  const id = freshId('switch');
  const input = h('input', { type: 'checkbox', role: 'switch', id, 'aria-labelledby': `${id}-title`, 'aria-describedby': about && `${id}-about`,
    on: { change: () => onChange(input.checked) } });
  const node = h('div', { class: 'switch' },
    h('label', { class: 'switch-label' },
      h('span', { class: 'switch-words' }, h('span', { class: 'switch-title', id: `${id}-title` }, title), about && h('span', { class: 'muted', id: `${id}-about` }, about)),
      input),
    told.word, told.trouble);
  return { node, input };
}
