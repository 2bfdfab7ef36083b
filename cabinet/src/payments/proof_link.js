// The proof comes by an address that soon expires, so it is asked for when it is wanted. A picture is shown here, where it
// is a picture and nothing else, a PDF by the browser's own viewer in a frame of the storage; any other file is saved.
import { acting, troubleLine } from '../parts/acting.js';
import { h, safeAddress } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

const GOOD_FOR_MS = 240000;

// `whose` claims they are, as the routes call them: the buyer's own, or all that an organizer decides on.
export function proofLink(id, signal, whose = 'buyer/claims') {
  const trouble = troubleLine();
  const place = h('div', { class: 'proof-place' });
  const words = h('span', {}, t('proof.open'));
  const button = h('button', { type: 'button', class: 'button button-quiet button-small', 'aria-expanded': 'false',
    on: { click: () => (place.firstChild ? hide() : acting(button, trouble, open, { signal })) } }, icon('file'), words);

  async function open() {
    const { url, type, name, view } = await get(`${whose}/${encodeURIComponent(id)}/proof`, signal);
    if (!safeAddress(url)) throw new Error('no address of ours');
    if (type?.startsWith('image/')) show(picture(url, name), { url, name });
    else if (safeAddress(view) && navigator.pdfViewerEnabled) show(frame(view, name), { url, name });
    else save(url, name);
  }

  function show(node, { url, name }) {
    put(node, link(url, t('proof.save', { name })));
    words.textContent = t('proof.hide');
    button.setAttribute('aria-expanded', 'true');
  }

  // A browser that takes what comes after an answer for an advertisement leaves the link to the person's own hand.
  function save(url, name) {
    const saved = link(url, t('proof.save', { name }));
    put(saved);
    saved.click();
    setTimeout(hide, GOOD_FOR_MS);
  }

  function put(...nodes) {
    place.replaceChildren(...nodes);
    // The address ends; the picture, once it is there, stays.
    const last = nodes[nodes.length - 1];
    setTimeout(() => last.remove(), GOOD_FOR_MS);
  }

  function hide() {
    place.replaceChildren();
    words.textContent = t('proof.open');
    button.setAttribute('aria-expanded', 'false');
  }

  return h('div', { class: 'proof-link' }, button, trouble, place);
}

function picture(url, name) {
  const image = h('img', { src: url, alt: name, on: { error: () => image.replaceWith(h('p', { class: 'muted' }, t('proof.unseen'))) } });
  return image;
}

const frame = (view, name) => h('iframe', { class: 'proof-frame', src: view, title: name, referrerpolicy: 'no-referrer' });

const link = (url, text) => h('a', { class: 'link', href: url, target: '_blank', rel: 'noopener' }, icon('download'), text);
