// A new purchase: its title, the organizer's fee and the cost of delivery that buyers will share.
import { post } from './api.js';
import { freshId, h } from './dom.js';
import { explain, hold, isHeld } from './states.js';
import { t } from './texts.js';

export function purchaseForm({ signal, onCreated, onCancel }) {
  const fields = {
    title: field('title', { maxlength: '200', autocomplete: 'off' }),
    feePercent: field('feePercent', { inputmode: 'decimal', autocomplete: 'off', value: '10' }),
    deliveryCost: field('deliveryCost', { inputmode: 'decimal', autocomplete: 'off', value: '0' }),
  };
  const save = h('button', { type: 'submit', class: 'button' }, t('purchase.create'));
  const trouble = h('p', { class: 'trouble', role: 'alert' });

  async function submit(event) {
    event.preventDefault();
    trouble.textContent = '';
    const purchase = read(fields);
    if (!purchase || isHeld(save)) return;
    hold(save, true);
    try {
      onCreated(await post('organizer/purchases', purchase, signal));
    } catch (error) {
      if (!signal.aborted) complain(error);
    } finally {
      hold(save, false);
    }
  }

  function complain(error) {
    const named = (error.fields ?? []).filter(({ Field }) => fields[Field]);
    named.forEach(({ Field, Message }) => fields[Field].fail(Message));
    if (!named.length) trouble.textContent = explain(error).text;
  }

  return h('form', { class: 'form', novalidate: true, on: { submit } },
    fields.title.node, h('div', { class: 'form-pair' }, fields.feePercent.node, fields.deliveryCost.node), trouble,
    h('div', { class: 'form-actions' }, save,
      h('button', { type: 'button', class: 'button button-quiet', on: { click: onCancel } }, t('action.cancel'))));
}

function read({ title, feePercent, deliveryCost }) {
  const name = title.value().trim();
  const fee = feePercent.value().trim().replace(',', '.');
  const delivery = deliveryCost.value().replace(/\s/g, '').replace(',', '.');
  const checks = [
    title.check(name.length > 0),
    feePercent.check(/^\d{1,3}(\.\d{1,2})?$/.test(fee) && Number(fee) <= 100),
    deliveryCost.check(/^\d{1,9}(\.\d{1,2})?$/.test(delivery)),
  ];
  if (checks.every(Boolean)) return { title: name, feePercent: fee, deliveryCost: Math.round(Number(delivery) * 100) };
  [title, feePercent, deliveryCost][checks.indexOf(false)].focus();
  return null;
}

function field(name, props) {
  const id = freshId('field');
  const wrong = h('p', { class: 'field-error', id: `${id}-error` });
  const input = h('input', { id, type: 'text', required: true, 'aria-describedby': wrong.id, ...props });
  const fail = (message) => {
    wrong.textContent = message;
    input.setAttribute('aria-invalid', String(Boolean(message)));
  };
  return { fail, value: () => input.value, focus: () => input.focus(),
    check: (good) => { fail(good ? '' : t(`purchase.${name}.wrong`)); return good; },
    node: h('div', { class: 'field' }, h('label', { for: id }, t(`purchase.${name}`)), input, wrong) };
}
