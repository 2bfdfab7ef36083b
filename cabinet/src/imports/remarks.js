// What is to be known of the file before it is saved: what was seen in it and is not used as it stands, and of whom
// no line is taken away because not all of his rows can be read.
import { disclosure } from '../parts/disclosure.js';
import { bdi, h } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

const SHOWN = 5;

export function remarks({ path, signal, job }) {
  const removable = job.counts.changed + job.counts.unchanged > 0;
  if (!job.remarks && !(job.incomplete && removable)) return null;
  return loading({ signal, bones: 1, load: () => get(`${path}/remarks`, signal),
    view: ({ remarks: all, total, kept: of }) => [removable && kept(of, job.counts.kept), told(all, total)] });
}

function kept({ buyers, total, everybody, rows }, lines) {
  if (!total) return null;
  return h('section', { class: 'block' }, h('div', { class: 'alarm alarm-warn' },
    h('h2', { class: 'alarm-title' }, everybody ? t('kept.everybody') : t('kept.title', { count: total })),
    rows && h('p', {}, t(everybody ? 'kept.anybodys' : 'kept.faulty', { rows })),
    h('p', {}, lines > 0 ? t('kept.lines', { count: lines }) : t('kept.none')),
    !everybody && names(buyers, total)));
}

function names(buyers, total) {
  const list = (some) => h('ul', { class: 'names' }, some.map((name) => h('li', {}, bdi(name))));
  const rest = total - Math.min(buyers.length, SHOWN);
  return [list(buyers.slice(0, SHOWN)),
    rest > 0 && disclosure(t('kept.more', { count: rest }), list(buyers.slice(SHOWN)),
      total > buyers.length && h('p', { class: 'muted' }, t('remarks.shown', { shown: buyers.length, total })))];
}

function told(all, total) {
  if (!all.length) return null;
  return h('section', { class: 'block', 'aria-labelledby': 'remarks' },
    h('div', { class: 'block-head' }, h('h2', { id: 'remarks' }, t('remarks.title')),
      h('span', { class: 'muted' }, t('remarks.count', { count: total }))),
    h('ul', { class: 'remarks' }, grouped(all).map(group)),
    total > all.length && h('p', { class: 'muted' }, t('remarks.shown', { shown: all.length, total })));
}

// The same sentence is said once, with all its places below.
function grouped(all) {
  const groups = new Map();
  all.forEach((each) => groups.set(each.text, [...(groups.get(each.text) ?? []), each]));
  return [...groups];
}

function group([text, those]) {
  const places = those.filter((each) => each.row !== null);
  const list = (some) => h('ul', { class: 'remark-places' }, some.map(place));
  return h('li', { class: 'remark' }, h('p', {}, bdi(text)), places.length > 0 && list(places.slice(0, SHOWN)),
    places.length > SHOWN && disclosure(t('bad.more', { count: places.length - SHOWN }), list(places.slice(SHOWN))));
}

const place = ({ row, column, cell }) => h('li', {},
  h('span', { class: 'muted' }, t('remarks.row', { row }), column && `, ${column}`), cell && [': ', bdi(cell)]);
