// A new purchase: its title, the organizer's fee and the cost of delivery that buyers will share.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { complain, field } from '../parts/fields.js';
import { explain } from '../parts/states.js';
import { post } from '../shell/api.js';
import { limit } from '../shell/limits.js';
import { t } from '../shell/texts.js';

const NOTHING = '0';

export function purchaseForm({ signal, onCreated, onCancel }) {
  const fields = {
    title: entry('title', { maxlength: limit('title'), autocomplete: 'off', required: true }),
    feePercent: sum('feePercent', '10'),
    deliveryCost: sum('deliveryCost', ''),
  };
  const save = h('button', { type: 'submit', class: 'button' }, t('purchase.create'));
  const trouble = troubleLine();

  async function submit(event) {
    event.preventDefault();
    await acting(save, trouble, create, { signal, tell });
  }

  async function create() {
    const purchase = read(fields);
    if (purchase) onCreated(await post('v1/purchases', purchase, signal));
  }

  function tell(error) {
    if (!complain(error, fields)) trouble.textContent = explain(error).text;
  }

  return h('form', { class: 'form', novalidate: true, on: { submit } },
    fields.title.node, h('div', { class: 'form-pair' }, fields.feePercent.node, fields.deliveryCost.node), trouble,
    h('div', { class: 'form-actions' }, save,
      h('button', { type: 'button', class: 'button button-quiet', on: { click: onCancel } }, t('action.cancel'))));
}

function read({ title, feePercent, deliveryCost }) {
  const name = title.value().trim();
  const fee = feePercent.value().trim().replace(',', '.') || NOTHING;
  const delivery = deliveryCost.value().replace(/\s/g, '').replace(',', '.') || NOTHING;
  const checks = [
    title.check(name.length > 0),
    feePercent.check(/^\d{1,3}(\.\d{1,2})?$/.test(fee) && Number(fee) <= 100),
    deliveryCost.check(/^\d{1,9}(\.\d{1,2})?$/.test(delivery)),
  ];
  if (checks.every(Boolean)) return { title: name, feePercent: fee, deliveryCost: Math.round(Number(delivery) * 100) };
  [title, feePercent, deliveryCost][checks.indexOf(false)].focus();
  return null;
}

const entry = (name, props) => field({ label: t(`purchase.${name}`), wrong: t(`purchase.${name}.wrong`), ...props });
const sum = (name, value) => entry(name, { hint: t('purchase.empty'), inputmode: 'decimal', autocomplete: 'off', value });
