// The organizer's desk, in a tab of its own: it is opened by a code that is good once and for a minute.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { post } from './api.js';
import { t } from './texts.js';

export const deskOpener = ({ signal }) => opener({ signal, look: 'button button-wide', picture: 'next', key: 'more.desk' });

/** Files with orders are brought there. */
export const importOpener = ({ signal }) => opener({ signal, look: 'button button-quiet button-wide', picture: 'upload', key: 'more.import', to: '/import' });

/** Who owes what is listed there. */
export const debtsOpener = ({ signal }) => opener({ signal, look: 'button button-quiet button-wide', picture: 'next', key: 'home.debtors', to: '/orders?owing=true' });

/** `to`: the desk's screen. @param {{ signal: AbortSignal, look: string, picture: string, key: string, to?: string }} wish */
function opener({ signal, look, picture, key, to }) {
  const trouble = troubleLine();
  const place = h('p', {});
  const button = h('button', { type: 'button', class: look,
    on: { click: () => acting(button, trouble, () => open({ place, to, signal }), { signal }) } }, icon(picture), t(key));
  return h('section', { class: 'block' }, button, h('p', { class: 'muted' }, t(`${key}.about`)), place, trouble);
}

// A tab is opened while the press lasts: one that waited for an answer would be blocked.
async function open({ place, to, signal }) {
  const tab = window.open('', '_blank');
  try {
    const { code } = await post('v1/desk-codes', undefined, signal);
    const address = new URL(`desk#code=${encodeURIComponent(code)}${to ? `&to=${to}` : ''}`, location.href).href;
    place.replaceChildren();
    if (!tab) place.append(h('a', { href: address, target: '_blank', rel: 'noopener' }, t('more.desk.link')));
    else {
      tab.opener = null;
      tab.location.replace(address);
    }
  } catch (error) {
    tab?.close();
    throw error;
  }
}
