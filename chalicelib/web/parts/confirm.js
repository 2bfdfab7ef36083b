// A step that is asked about once: the button becomes the question, in its own place.
import { h } from './dom.js';
import { explain, hold, isHeld } from './states.js';

export function confirmed({ label, question, yes, no, act, small = false }) {
  const first = h('button', { type: 'button', class: `button button-quiet${small ? ' button-small' : ''}`, on: { click: ask } }, label);
  const node = h('div', { class: 'confirm' }, first);

  function ask() {
    const sure = h('button', { type: 'button', class: 'button' }, yes);
    const trouble = h('p', { class: 'trouble', role: 'alert' });
    sure.addEventListener('click', () => go(sure, trouble));
    node.replaceChildren(h('div', { class: 'confirm-question', role: 'group', 'aria-label': question, on: { keydown: onKey } },
      h('p', {}, question), trouble,
      h('div', { class: 'form-actions' }, sure, h('button', { type: 'button', class: 'button button-quiet', on: { click: cancel } }, no))));
    sure.focus();
  }

  async function go(sure, trouble) {
    if (isHeld(sure)) return;
    hold(sure, true);
    trouble.textContent = '';
    try {
      await act();
    } catch (error) {
      trouble.textContent = explain(error).text;
      hold(sure, false);
    }
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
