// What to look at before a payment is confirmed, in the words of who decides.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';

export function remarksOf({ state, warnings }) {
  const known = state === 'pending' ? warnings.filter((each) => has(`home.warning.${each}`)) : [];
  return known.length > 0 && h('ul', { class: 'remarks' },
    known.map((each) => h('li', { class: 'remark remark-loud' }, icon('alert'), t(`home.warning.${each}`))));
}
