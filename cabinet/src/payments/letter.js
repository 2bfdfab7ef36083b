// The other way: the same words sent to the organizer by the person's own hand.
import { copy, copyButton } from '../parts/copy.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { inner, t } from '../shell/texts.js';

export function letterTo(orders, amount) {
  const [{ host }] = orders;
  const text = h('textarea', { class: 'letter-text', readonly: true, rows: String(orders.length + 3), 'aria-label': t('letter.text') });
  const refresh = () => { text.value = words(orders, amount()); };
  refresh();
  const to = safeAddress(host.profile) && h('a', { class: 'button button-soft', href: host.profile, target: '_blank', rel: 'noopener',
    on: { click: () => { copy(text.value).then((done) => done || text.select()); } } },
  t('letter.open'), h('span', { class: 'hidden' }, host.name), icon('out'));
  const letter = h('div', { class: 'letter' }, host.name && h('p', { class: 'letter-to' }, t('letter.to'), ' ', bdi(host.name)), text,
    h('div', { class: 'form-actions' }, to, copyButton({ text: () => text.value, shown: text })));
  return { refresh, node: h('section', { class: 'block', 'aria-labelledby': 'letter' }, h('h2', { id: 'letter' }, t('letter.title')),
    h('p', { class: 'muted' }, t('letter.about')), letter) };
}

function words(orders, amount) {
  const [{ currency }] = orders;
  const lines = orders.map(({ number, purchase }) => t('letter.order', { number, purchase: inner(purchase) }));
  const sum = amount > 0 && t('letter.sum', { sum: money(amount, currency) });
  const hello = orders.length > 1 ? t('letter.hello.several') : t('letter.hello');
  return [hello, ...lines, sum].filter(Boolean).join('\n');
}
