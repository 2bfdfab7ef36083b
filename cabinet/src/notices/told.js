// Beside a setting: that it is being saved, that it was, or why it was not.
import { troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { explain } from '../parts/states.js';
import { t } from '../shell/texts.js';

const SHOWN_MS = 2500;

export function told() {
  const word = h('span', { class: 'told', role: 'status' });
  const trouble = troubleLine();
  let timer = null;

  function say(name, ...content) {
    clearTimeout(timer);
    trouble.textContent = '';
    word.className = `told told-${name}`;
    word.replaceChildren(...content);
  }

  function saved() {
    say('saved', icon('check'), t('settings.saved'));
    timer = setTimeout(() => say('nothing'), SHOWN_MS);
  }

  function failed(error) {
    say('nothing');
    trouble.textContent = `${t('settings.notSaved')} ${explain(error).text}`;
  }

  return { word, trouble, saving: () => say('saving', t('settings.saving')), saved, failed, clear: () => say('nothing') };
}
