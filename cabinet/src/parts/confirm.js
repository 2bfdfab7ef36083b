// A step that is asked about once: the button becomes the question, in its own place.
import { acting, troubleLine } from './acting.js';
import { h } from './dom.js';

export function confirmed({ label, question, yes, no, act, small = false }) {
  const first = h('button', { type: 'button', class: `button button-quiet${small ? ' button-small' : ''}`, on: { click: ask } }, label);
  const node = h('div', { class: 'confirm' }, first);

  function ask() {
    const sure = h('button', { type: 'button', class: 'button' }, yes);
    const trouble = troubleLine();
    sure.addEventListener('click', () => acting(sure, trouble, act));
    node.replaceChildren(h('div', { class: 'confirm-question', role: 'group', 'aria-label': question, on: { keydown: onKey } },
      h('p', {}, question), trouble,
      h('div', { class: 'form-actions' }, sure, h('button', { type: 'button', class: 'button button-quiet', on: { click: cancel } }, no))));
    sure.focus();
  }

  function cancel() {
    node.replaceChildren(first);
    first.focus();
  }

  function onKey(event) {
    if (event.key === 'Escape') cancel();
  }

  return node;
}
