// The organizer's first two choices: into which purchase, and which file.
import { back } from '../parts/back.js';
import { h } from '../parts/dom.js';
import { failure, heading, skeletons } from '../parts/states.js';
import { t } from '../shell/texts.js';
import { filePicker } from './file.js';
import { pageOfPurchases, purchaseChooser } from './purchases.js';
import { steps } from './steps.js';

export function importScreen({ signal }) {
  const picker = filePicker({ signal });
  const where = h('div', {});

  async function load() {
    where.replaceChildren(h('p', { class: 'hidden', role: 'status' }, t('state.loading')), ...skeletons(1, 'block'));
    try {
      const page = await pageOfPurchases(null, signal);
      where.replaceChildren(purchaseChooser({ page, signal, onChoose: picker.choosePurchase }));
    } catch (error) {
      if (!signal.aborted) where.replaceChildren(failure(error, load));
    }
  }

  load();
  const node = h('div', { class: 'screen' },
    back('#/more', t('tab.more')),
    heading(t('import.title')),
    h('p', { class: 'lead' }, t('import.lead')),
    steps('file'),
    h('section', { class: 'block', 'aria-labelledby': 'import-where' }, h('h2', { id: 'import-where' }, t('import.where')), where),
    h('section', { class: 'block', 'aria-labelledby': 'import-file' }, h('h2', { id: 'import-file' }, t('import.file')), picker.node));
  return { title: t('import.title'), node };
}
