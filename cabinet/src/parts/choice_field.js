// A labelled choice of one of many; a value that is not among them is added.
import { freshId, h } from './dom.js';

/** @param {{ label: string, hint?: string, options: string[][], value: string }} wish */
export function choiceField({ label, hint, options, value }) {
  const id = freshId('field');
  const error = h('p', { class: 'field-error', id: `${id}-error` });
  const about = hint && h('p', { class: 'field-hint', id: `${id}-hint` }, hint);
  const known = options.some(([each]) => each === value) ? options : [[value, value], ...options];
  const select = h('select', { id, 'aria-describedby': [about?.id, error.id].filter(Boolean).join(' ') },
    known.map(([name, text]) => h('option', { value: name }, text)));
  select.value = value;

  function fail(message) {
    error.textContent = message;
    if (message) select.setAttribute('aria-invalid', 'true');
    else select.removeAttribute('aria-invalid');
  }

  return { fail, input: select, value: () => select.value, focus: () => select.focus(),
    node: h('div', { class: 'field' }, h('label', { for: id }, label), select, about, error) };
}
