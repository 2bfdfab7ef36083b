// A labelled field; its hint and its complaint are read aloud with it.
import { freshId, h } from './dom.js';

/** @param {{ label: string, hint?: any, wrong?: string, multiline?: boolean, value?: string, on?: object, [name: string]: any }} wish */
export function field({ label, hint, wrong = '', multiline = false, value = '', on = {}, ...props }) {
  const id = freshId('field');
  const error = h('p', { class: 'field-error', id: `${id}-error` });
  const about = hint && h('p', { class: 'field-hint', id: `${id}-hint` }, hint);
  const input = h(multiline ? 'textarea' : 'input', { id, type: multiline ? null : 'text',
    'aria-describedby': [about?.id, error.id].filter(Boolean).join(' '), ...props, on });
  input.value = value;

  function fail(message) {
    error.textContent = message;
    if (message) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  function check(good) {
    fail(good ? '' : wrong);
    return good;
  }

  return { fail, check, input, value: () => input.value, focus: () => input.focus(),
    node: h('div', { class: 'field' }, h('label', { for: id }, label), input, about, error) };
}

// What the server said of single fields goes to them; the rest is for the whole form.
export function complain(error, fields) {
  const named = (error.fields ?? []).filter((each) => fields[each.field]);
  named.forEach((each) => fields[each.field].fail(each.message));
  if (named.length) fields[named[0].field].focus();
  return named.length > 0;
}
