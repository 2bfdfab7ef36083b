// Where to send the money, in the organizer's words, one tap away from the clipboard.
import { copyButton } from '../parts/copy.js';
import { bdi, h } from '../parts/dom.js';
import { t } from '../shell/texts.js';

export function paymentDetails(details) {
  if (!details) return null;
  const text = h('p', { class: 'details-text' }, bdi(details));
  return h('div', { class: 'details' },
    h('div', { class: 'details-words' }, h('p', { class: 'details-label' }, t('pay.details')), text),
    copyButton({ text: () => details, shown: text, brief: true }));
}
