// Choosing a purchase. Nothing is chosen beforehand: orders must not land in a purchase by inattention.
import { acting, troubleLine } from '../parts/acting.js';
import { bdi, h } from '../parts/dom.js';
import { day, money, percent } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { get } from '../shell/api.js';
import { has, t } from '../shell/texts.js';
import { purchaseForm } from './purchase_form.js';

const SHOWN = 5;

/** Newest first. @param {string | null} cursor  @param {AbortSignal} signal */
export function pageOfPurchases(cursor, signal) {
  const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
  return get(`v1/purchases${query}`, signal);
}

export function purchaseChooser({ page, signal, onChoose }) {
  const list = h('div', { class: 'choices', role: 'radiogroup', 'aria-labelledby': 'import-where' });
  const form = h('div', {});
  const add = h('button', { type: 'button', class: 'button button-quiet', 'aria-expanded': 'false', on: { click: toggle } },
    icon('plus'), t('purchase.new'));
  let known = page.items;
  let cursor = page.next;
  let count = SHOWN;
  let chosen = null;

  function draw() {
    list.replaceChildren(...known.slice(0, count).map((each) => choice(each, each.id === chosen, choose)));
    if (count < known.length || cursor) list.append(showMore());
  }

  function choose(purchase) {
    chosen = purchase.id;
    onChoose(purchase);
  }

  function showMore() {
    const trouble = troubleLine();
    const button = h('button', { type: 'button', class: 'link', on: { click: () => acting(button, trouble, reveal, { signal }) } }, t('action.more'));
    return h('div', {}, button, trouble);
  }

  async function reveal() {
    const before = list.querySelectorAll('input').length;
    if (count >= known.length) accept(await pageOfPurchases(cursor, signal));
    count = known.length;
    draw();
    const inputs = list.querySelectorAll('input');
    (inputs[before] ?? inputs[before - 1]).focus();
  }

  function accept(further) {
    known = [...known, ...further.items];
    cursor = further.next;
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
