// Why a payment is rejected: one of the usual reasons by a press, or the organizer's own words. The buyer reads it.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { limit } from '../shell/limits.js';
import { t } from '../shell/texts.js';

const USUAL = ['missing', 'sum', 'proof'];

export function rejection({ signal, act, onCancel }) {
  const why = field({ label: t('home.why'), hint: t('home.why.hint'), wrong: t('home.why.wrong'), multiline: true, maxlength: limit('reason') });
  const trouble = troubleLine();
  const send = h('button', { type: 'submit', class: 'button' }, t('home.reject'));
  const usual = h('div', { class: 'home-reasons' }, USUAL.map((each) => h('button', { type: 'button', class: 'button button-quiet button-small',
    on: { click: () => { why.input.value = t(`home.reason.${each}.text`); why.focus(); } } }, t(`home.reason.${each}`))));

  function submit(event) {
    event.preventDefault();
    if (why.check(why.value().trim().length > 0)) acting(send, trouble, () => act(why.value()), { signal });
    else why.focus();
  }

  const node = h('form', { class: 'home-rejection', novalidate: true, on: { submit } }, usual, why.node, trouble,
    h('div', { class: 'form-actions' }, send, h('button', { type: 'button', class: 'button button-quiet', on: { click: onCancel } }, t('home.cancel'))));
  return { node, focus: why.focus };
}
