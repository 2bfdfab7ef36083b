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
import { remarks } from './remarks.js';
import { askedTwice, replacement } from './replacing.js';

const TILES = [['new', 'good'], ['changed', 'warn'], ['unchanged', 'calm'], ['absent', 'calm']];

export function readyPanel({ job, path, purchase, signal, onStart }) {
  const orders = job.counts.new + job.counts.changed;
  return h('div', { class: 'stack' },
    tiles(job.counts),
    ignored(job.ignoredColumns),
    remarks({ path, signal, job }),
    orders > 0 || job.completing ? savePanel(orders, job, purchase, onStart) : nothingToSave(job),
    badRows({ path, signal, count: job.badRows }),
    orders > 0 && differences({ path, purchase, signal }));
}

function tiles(counts) {
  return h('dl', { class: 'tiles', 'aria-label': t('counts.title') }, TILES.map(([name, tone]) =>
    h('div', { class: `tile tile-${counts[name] ? tone : 'calm'}` },
      h('dt', {}, t(`counts.${name}`)), h('dd', {}, number(counts[name])))));
}

function savePanel(orders, { counts, replacing, completing, badRows: bad }, purchase, onStart) {
  const warning = h('div', {});
  purchase.then((found) => warning.append(lateness(found) ?? ''), () => {});
  const label = orders > 0 ? t('import.save', { count: orders }) : t('import.complete');
  return h('section', { class: 'block save-panel' }, warning,
    completing && h('p', {}, t('import.completing')),
    replacing ? [replacement({ counts }), askedTwice(counts, label, onStart)] : saving(label, onStart),
    h('p', { class: 'muted' }, orders > 0 && t('import.saveHint'), bad > 0 && ` ${t('import.saveBad', { count: bad })}`));
}

function saving(label, onStart) {
  const trouble = troubleLine();
  const save = h('button', { type: 'button', class: 'button button-wide' }, icon('check'), label);
  save.addEventListener('click', () => acting(save, trouble, onStart));
  return [save, trouble];
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

// While it was saving: what is saved stays.
export const brokeOff = ({ saved }) => (saved ?? null) !== null;

export function failedPanel(job) {
  const title = t(brokeOff(job) ? 'import.brokeOff' : 'import.failed.title');
  return h('section', { class: 'block' }, notice({ art: 'sheet', role: 'alert', title,
    text: job.failure || t('import.failed.text'), actions: [another(t(brokeOff(job) ? 'import.again' : 'import.failed.action'))] }));
}

export function waitingPanel({ onCheck }) {
  const trouble = troubleLine();
  const check = h('button', { type: 'button', class: 'button button-quiet',
    on: { click: () => acting(check, trouble, onCheck) } }, t('import.waiting.check'));
  return h('section', { class: 'block' }, notice({ art: 'sheet', title: t('import.waiting.title'),
    text: t('import.waiting.text'), actions: [another(t('import.failed.action')), check] }), trouble);
}

const another = (text = t('import.another')) => h('a', { class: 'button', href: '#/import' }, icon('upload'), text);
