// A form of one thing that has a version: what was saved, and what somebody else has changed meanwhile, is said beside it.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { complain } from '../parts/fields.js';
import { explain } from '../parts/states.js';
import { t } from '../shell/texts.js';

/** @param {{ fields: object, layout: any[], save: Function, signal: AbortSignal, action?: string }} wish */
export function savingForm({ fields, layout, save, signal, action = t('setup.save') }) {
  const trouble = troubleLine();
  const said = h('p', { class: 'setup-said', role: 'status' });
  const button = h('button', { type: 'submit', class: 'button' }, action);

  async function submit(event) {
    event.preventDefault();
    said.textContent = '';
    Object.values(fields).forEach((each) => each.fail(''));
    await acting(button, trouble, keep, { signal, tell });
  }

  async function keep() {
    said.textContent = await save(valuesOf(fields)) || t('setup.saved');
    form.dispatchEvent(new CustomEvent('saved', { bubbles: true }));
  }

  function tell(error) {
    if (!complain(error, fields)) trouble.textContent = explain(error).text;
  }

  const form = h('form', { class: 'form', novalidate: true, on: { submit } }, layout, trouble, said, h('div', { class: 'form-actions' }, button));
  return form;
}

const valuesOf = (fields) => Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, each.value().trim()]));
