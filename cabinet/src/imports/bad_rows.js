// Rows that will not go in, and why. The screen shows the first hundred, the file has them all.
import { bdi, h, safeAddress } from '../parts/dom.js';
import { number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { failure, skeletons } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

const NAMES = ['row', 'column', 'cell', 'whose', 'reason'];
const SHOWN = 10;

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
  if (!rows.length) return [h('p', { class: 'muted' }, t('bad.gone'))];
  const more = rows.slice(SHOWN);
  return [
    table(rows.slice(0, SHOWN)),
    more.length > 0 && h('details', { class: 'disclosure' }, h('summary', {}, t('bad.more', { count: more.length })),
      h('div', { class: 'disclosed' }, table(more))),
    total > rows.length && h('p', { class: 'muted' }, t('bad.shown', { shown: number(rows.length), total: number(total) })),
    safeAddress(download) && h('a', { class: 'button button-quiet', href: download, download: '', target: '_blank', rel: 'noopener' },
      icon('download'), t('bad.download')),
  ].filter(Boolean);
}

// The roles are said because a phone shows the rows as cards, and then they are a table no more.
function table(rows) {
  const head = NAMES.map((name) => h('th', { scope: 'col', role: 'columnheader' }, t(`bad.${name}`)));
  return h('div', { class: 'table-frame' }, h('table', { class: 'table', role: 'table', 'aria-labelledby': 'bad-rows' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, head)), h('tbody', { role: 'rowgroup' }, rows.map(rowOf))));
}

const rowOf = (each) => h('tr', { role: 'row' }, NAMES.map((name) =>
  h('td', { role: 'cell', class: `table-${name}`, 'data-name': t(`bad.${name}`) }, CELLS[name]?.(each) ?? bdi(each[name] ?? ''))));

// The sheet's name stands below the row's number, the goods below whose they are.
const CELLS = {
  row: ({ row, sheet }) => [h('span', {}, number(row)), sheet && h('span', { class: 'table-more' }, bdi(sheet))],
  whose: ({ buyer, goods }) => [h('span', {}, bdi(buyer)), goods && h('span', { class: 'table-more' }, bdi(goods))],
};
