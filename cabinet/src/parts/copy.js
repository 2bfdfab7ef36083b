// Copying, also inside OK's frame, where the clipboard may be closed: then the text is selected for the person's own hand.
import { t } from '../shell/texts.js';
import { h } from './dom.js';
import { icon } from './pictures.js';

const TOLD_MS = 2500;

// The old way works at once and in frames, so a link may open in the same press; the new way is for when it does not.
export async function copy(text) {
  if (copyBySelection(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyBySelection(text) {
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  const place = h('textarea', { class: 'hidden', 'aria-hidden': 'true', tabindex: '-1', readonly: true });
  place.value = text;
  document.body.append(place);
  place.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    // not in this browser
  }
  place.remove();
  held?.focus({ preventScroll: true });
  return done;
}

// `shown` is where the text stands on the page.
export function copyButton({ text, shown, label = t('copy.action') }) {
  const words = h('span', {}, label);
  const mark = h('span', { class: 'copy-mark' }, icon('copy'));
  const voice = h('span', { class: 'hidden', role: 'status' });
  const failed = h('p', { class: 'muted copy-failed', role: 'status' });
  const button = h('button', { type: 'button', class: 'button button-quiet button-small', on: { click: press } }, mark, words);

  async function press() {
    const done = await copy(text());
    failed.textContent = done ? '' : t('copy.failed');
    if (!done) return select(shown);
    tell('check', t('copy.done'));
    voice.textContent = t('copy.done');
    setTimeout(() => { tell('copy', label); voice.textContent = ''; }, TOLD_MS);
  }

  function tell(picture, sentence) {
    mark.replaceChildren(icon(picture));
    words.textContent = sentence;
  }

  return h('div', { class: 'copy' }, button, voice, failed);
}

export function select(node) {
  if (node.select) return node.select();
  getSelection()?.selectAllChildren(node);
}
