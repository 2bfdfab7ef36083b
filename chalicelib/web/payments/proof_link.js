// The proof comes by an address that soon expires, so it is asked for when it is wanted.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

const GOOD_FOR_MS = 60000;

export function proofLink(id, signal) {
  const trouble = troubleLine();
  const again = h('div', {});
  const button = h('button', { type: 'button', class: 'button button-quiet button-small',
    on: { click: () => acting(button, trouble, open, { signal }) } }, icon('file'), t('proof.open'));

  async function open() {
    offer(await get(`buyer/claims/${encodeURIComponent(id)}/proof`, signal));
  }

  // A browser that takes what comes after an answer for an advertisement leaves the link to the person's own hand.
  function offer({ url }) {
    const link = h('a', { class: 'link', href: url, target: '_blank', rel: 'noopener' }, t('proof.again'));
    again.replaceChildren(link);
    link.click();
    setTimeout(() => link.remove(), GOOD_FOR_MS);
  }

  return h('div', { class: 'proof-link' }, button, again, trouble);
}
