// Choosing a purchase. Nothing is chosen beforehand: orders must not land in a purchase by inattention.
import { bdi, h } from '../parts/dom.js';
import { day, money, percent } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';
import { purchaseForm } from './purchase_form.js';

const SHOWN = 5;

export function purchaseChooser({ purchases, signal, onChoose }) {
  const list = h('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': 'import-where' });
  const form = h('div', {});
  const add = h('button', { type: 'button', class: 'button button-quiet', 'aria-expanded': 'false', on: { click: toggle } },
    icon('plus'), t('purchase.new'));
  let known = purchases;
  let all = false;
  let chosen = null;

  function draw() {
    const shown = all ? known : known.slice(0, SHOWN);
    list.replaceChildren(...shown.map((each) => choice(each, each.id === chosen, choose)));
    if (shown.length < known.length) list.append(showAll());
  }

  function choose(purchase) {
    chosen = purchase.id;
    onChoose(purchase);
  }

  function showAll() {
    const reveal = () => {
      all = true;
      draw();
      list.querySelectorAll('input')[SHOWN].focus();
    };
    return h('button', { type: 'button', class: 'link', on: { click: reveal } }, t('purchase.all', { count: known.length }));
  }

  function toggle() {
    const open = form.childElementCount === 0;
    add.setAttribute('aria-expanded', String(open));
    form.replaceChildren(...(open ? [purchaseForm({ signal, onCreated: created, onCancel: toggle })] : []));
    (open ? form.querySelector('input') : add).focus();
  }

  function created(purchase) {
    known = [purchase, ...known];
    choose(purchase);
    draw();
    toggle();
    list.querySelector('input:checked')?.focus();
  }

  draw();
  if (!known.length) toggle();
  return h('div', { class: 'chooser' }, !known.length && h('p', { class: 'muted' }, t('purchase.none')), list, add, form);
}

function choice(purchase, checked, onChoose) {
  const input = h('input', { type: 'radio', name: 'purchase', value: purchase.id, on: { change: () => onChoose(purchase) } });
  input.checked = checked;
  return h('label', { class: 'choice' }, input,
    h('span', { class: 'choice-words' },
      h('span', { class: 'choice-title' }, bdi(purchase.title)),
      h('span', { class: 'choice-facts' },
        h('span', {}, has(`stage.${purchase.stage}`) ? t(`stage.${purchase.stage}`) : purchase.stage),
        h('span', {}, t('purchase.fee', { percent: percent(purchase.feePercent) })),
        purchase.deliveryCost > 0 && h('span', {}, t('purchase.delivery', { sum: money(purchase.deliveryCost, purchase.currency) })),
        h('span', {}, t('purchase.created', { date: day(purchase.createdAt) })))));
}
