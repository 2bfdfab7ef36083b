// Where to send the money, in the organizer's words; a number to be typed into a bank's app is one tap away from it.
import { copyButton } from '../parts/copy.js';
import { h } from '../parts/dom.js';
import { t } from '../shell/texts.js';

// A card, a phone or an account: ten digits or more, in groups perhaps, on one line.
const NUMBER = /\+?\d(?:[ \u00a0()-]{0,2}\d){9,19}/g;

export function paymentDetails(details) {
  if (!details) return null;
  const numbers = [...new Set(details.match(NUMBER) ?? [])];
  const text = h('p', { class: 'details-text' }, h('bdi', {}, worded(details)));
  return h('div', { class: 'details' },
    h('div', { class: 'details-words' }, h('p', { class: 'details-label' }, t('pay.details')), text),
    numbers.length ? numbers.map((number) => numberButton(number, numbers.length > 1, text)) : copyButton({ text: () => details, shown: text }));
}

function numberButton(number, several, shown) {
  const digits = number.replace(/[^\d+]/g, '');
  return copyButton({ text: () => digits, shown, label: several ? t('copy.numberOf', { end: digits.slice(-4) }) : t('copy.number') });
}

// The words with each number kept together.
function worded(details) {
  const words = details.split(NUMBER);
  const numbers = details.match(NUMBER) ?? [];
  return words.map((each, place) => [each, numbers[place] && h('span', { class: 'details-number' }, numbers[place])]);
}
