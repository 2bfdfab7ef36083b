// A button that copies some words, and says whether it did.
import { copy } from './copy.js';
import { h } from './dom.js';
import { icon } from './pictures.js';
import { t } from '../shell/texts.js';

export function copyButton(text) {
  const words = h('span', {}, t('copy.words'));
  const voice = h('span', { class: 'hidden', role: 'status' });
  return h('button', { type: 'button', class: 'button', on: { click: press } }, icon('copy'), words, voice);

  async function press() {
    const said = t(await copy(text) ? 'copy.words.done' : 'copy.words.failed');
    words.textContent = said;
    voice.textContent = said;
  }
}
