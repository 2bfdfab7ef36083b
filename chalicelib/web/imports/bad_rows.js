// Rows that will not go in, and why. The screen shows the first hundred, the file has them all.
import { bdi, h, safeAddress } from '../parts/dom.js';
import { number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { failure, skeletons } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

export function badRows({ path, signal, count }) {
  if (!count) return null;
  const body = h('div', { class: 'bad-rows' });

  async function load() {
    body.replaceChildren(...skeletons(1, 'block'));
    try {
      body.replaceChildren(...listing(await get(`${path}/bad-rows`, signal)));
    } catch (error) {
      if (!signal.aborted) body.replaceChildren(failure(error, load));
    }
  }

  load();
  return h('section', { class: 'block', 'aria-labelledby': 'bad-rows' },
    h('div', { class: 'block-head' }, h('h2', { id: 'bad-rows' }, t('bad.title')), h('span', { class: 'muted' }, t('bad.count', { count }))),
    h('p', { class: 'muted' }, t('bad.kept')), body);
}

function listing({ rows, total, download }) {
  const head = ['row', 'column', 'reason'].map((name) => h('th', { scope: 'col' }, t(`bad.${name}`)));
  return [
    h('div', { class: 'table-frame', tabindex: '0', role: 'group', 'aria-labelledby': 'bad-rows' },
      h('table', { class: 'table' }, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows.map(rowOf)))),
    total > rows.length && h('p', { class: 'muted' }, t('bad.shown', { shown: number(rows.length), total: number(total) })),
    safeAddress(download) && h('a', { class: 'button button-quiet', href: download, download: '', target: '_blank', rel: 'noopener' },
      icon('download'), t('bad.download')),
  ].filter(Boolean);
}

const rowOf = ({ row, column, reason }) => h('tr', {},
  h('td', { class: 'table-number' }, row), h('td', {}, bdi(column ?? '')), h('td', {}, bdi(reason)));
