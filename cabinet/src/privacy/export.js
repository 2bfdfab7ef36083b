// All that is kept, as a file; where the frame lets no file through, to be read and copied here.
import { acting, troubleLine } from '../parts/acting.js';
import { copyButton } from '../parts/copy.js';
import { disclosure } from '../parts/disclosure.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { saveFile } from './file.js';

export function exportBlock(signal) {
  const trouble = troubleLine();
  const result = h('div', { class: 'export-result' });
  const words = h('span', {}, t('export.action'));
  const button = h('button', { type: 'button', class: 'button', on: { click: () => acting(button, trouble, collect, { signal }) } }, icon('download'), words);

  async function collect() {
    words.textContent = t('export.collecting');
    try {
      const text = JSON.stringify(await post('buyer/export', {}, signal), null, 2);
      const name = `kabinet-${new Date().toISOString().slice(0, 10)}.json`;
      saveFile(name, text);
      result.replaceChildren(...ready(name, text));
    } finally {
      words.textContent = t('export.action');
    }
  }

  return h('section', { class: 'block', 'aria-labelledby': 'export-title' },
    h('h2', { id: 'export-title' }, t('export.title')), h('p', { class: 'muted' }, t('export.text')), trouble, h('div', {}, button), result);
}

function ready(name, text) {
  const shown = h('textarea', { class: 'export-text', readonly: true, rows: '10', spellcheck: 'false', 'aria-label': t('export.shown') });
  shown.value = text;
  return [
    h('p', { class: 'export-ready', role: 'status' }, icon('check'), h('span', {}, t('export.ready', { name }))),
    disclosure(t('export.noFile'), h('p', { class: 'muted' }, t('export.noFile.text')), shown, copyButton({ text: () => text, shown })),
  ];
}
