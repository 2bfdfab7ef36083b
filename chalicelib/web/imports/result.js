// Where an import rests: the check to look through, the end, or the failure.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { notice } from '../parts/states.js';
import { t } from '../shell/texts.js';
import { badRows } from './bad_rows.js';
import { differences } from './differences.js';
import { lateness } from './late.js';

const TILES = [['new', 'good'], ['changed', 'warn'], ['unchanged', 'calm'], ['absent', 'calm']];

export function readyPanel({ job, path, purchase, signal, onStart }) {
  const orders = job.counts.new + job.counts.changed;
  return h('div', { class: 'stack' },
    tiles(job.counts),
    ignored(job.ignoredColumns),
    orders > 0 ? savePanel(orders, job.badRows, purchase, onStart) : nothingToSave(job),
    badRows({ path, signal, count: job.badRows }),
    orders > 0 && differences({ path, purchase, signal }));
}

function tiles(counts) {
  return h('dl', { class: 'tiles', 'aria-label': t('counts.title') }, TILES.map(([name, tone]) =>
    h('div', { class: `tile tile-${counts[name] ? tone : 'calm'}` },
      h('dt', {}, t(`counts.${name}`)), h('dd', {}, number(counts[name])))));
}

function savePanel(orders, bad, purchase, onStart) {
  const warning = h('div', {});
  purchase.then((found) => warning.append(lateness(found) ?? ''), () => {});
  const trouble = troubleLine();
  const save = h('button', { type: 'button', class: 'button button-wide' }, icon('check'), t('import.save', { count: orders }));
  save.addEventListener('click', () => acting(save, trouble, onStart));
  return h('section', { class: 'block save-panel' }, warning, save, trouble,
    h('p', { class: 'muted' }, t('import.saveHint'), bad > 0 && ` ${t('import.saveBad', { count: bad })}`));
}

function ignored(columns) {
  if (!columns?.length) return null;
  return h('section', { class: 'block' }, h('p', {}, t('import.ignored', { columns: columns.map((name) => `«${name}»`).join(', ') })));
}

function nothingToSave({ counts, badRows: bad }) {
  const unread = bad > 0 && counts.unchanged === 0;
  return h('section', { class: 'block' }, notice({ art: unread ? 'sheet' : 'done', title: t('import.nothing.title'),
    text: t(unread ? 'import.nothing.unread' : 'import.nothing.text'), actions: [another()] }));
}

export function donePanel({ job, path, signal }) {
  return h('div', { class: 'stack' },
    h('section', { class: 'block' }, notice({ art: 'done', title: t('import.done.title'), role: 'status',
      text: t('import.done.text', { count: job.counts.new + job.counts.changed }), actions: [another()] })),
    tiles(job.counts),
    badRows({ path, signal, count: job.badRows }));
}

export function failedPanel(job) {
  return h('section', { class: 'block' }, notice({ art: 'sheet', role: 'alert', title: t('import.failed.title'),
    text: job.failure || t('import.failed.text'), actions: [another(t('import.failed.action'))] }));
}

export function waitingPanel({ onCheck }) {
  const trouble = troubleLine();
  const check = h('button', { type: 'button', class: 'button button-quiet',
    on: { click: () => acting(check, trouble, onCheck) } }, t('import.waiting.check'));
  return h('section', { class: 'block' }, notice({ art: 'sheet', title: t('import.waiting.title'),
    text: t('import.waiting.text'), actions: [another(t('import.failed.action')), check] }), trouble);
}

const another = (text = t('import.another')) => h('a', { class: 'button', href: '#/import' }, icon('upload'), text);
