// Hours of the community's clock in which nothing comes; what happens meanwhile is told when they end.
import { h } from '../parts/dom.js';
import { clock } from '../parts/format.js';
import { t } from '../shell/texts.js';
import { switchRow } from './switch.js';
import { told } from './told.js';

const NIGHT = { from: '22:00', to: '09:00' };
// A time is typed in pieces: the hours, then the minutes.
const TYPING_MS = 900;

export function quietBlock(kept, signal) {
  const row = told();
  const wrong = h('p', { class: 'field-error', id: 'quiet-wrong', role: 'alert' });
  const ends = { from: timeField('from', change), to: timeField('to', change) };
  const hours = h('div', { class: 'quiet-hours', role: 'group', 'aria-labelledby': 'quiet-title' }, ends.from.node, ends.to.node, wrong,
    h('p', { class: 'muted' }, t('quiet.zone', { time: clock(new Date().toISOString()) })));
  const { node, input } = switchRow({ title: t('quiet.switch'), about: t('quiet.about'), told: row,
    onChange: (on) => { draw({ quiet: on ? last : null }); save(); } });
  let last = NIGHT;
  let timer = null;

  function draw({ quiet }) {
    input.checked = Boolean(quiet);
    hours.hidden = !quiet;
    complain('');
    last = quiet ?? last;
    if (quiet) for (const end of ['from', 'to']) ends[end].input.value = quiet[end];
  }

  function change() {
    clearTimeout(timer);
    timer = setTimeout(save, TYPING_MS);
  }

  function save() {
    clearTimeout(timer);
    timer = null;
    const quiet = input.checked ? { from: ends.from.input.value, to: ends.to.input.value } : null;
    if (complain(quiet ? whatIsWrong(quiet) : '')) return row.clear();
    if (JSON.stringify(quiet) !== JSON.stringify(kept.wanted().quiet)) kept.change({ quiet }, row);
  }

  function complain(sentence) {
    wrong.textContent = sentence;
    for (const end of Object.values(ends)) end.input.setAttribute('aria-invalid', String(Boolean(sentence)));
    return sentence;
  }

  // What was typed just before leaving is still saved.
  signal.addEventListener('abort', () => timer && save());
  kept.onDraw(draw);
  return h('section', { class: 'block', 'aria-labelledby': 'quiet-title' }, h('h2', { id: 'quiet-title' }, t('quiet.title')), node, hours);
}

function whatIsWrong({ from, to }) {
  if (!from || !to) return t('quiet.empty');
  return from === to ? t('quiet.same') : '';
}

function timeField(name, onChange) {
  const input = h('input', { type: 'time', id: `quiet-${name}`, 'aria-describedby': 'quiet-wrong', required: true,
    on: { input: onChange, change: onChange } });
  return { input, node: h('div', { class: 'field' }, h('label', { for: input.id }, t(`quiet.${name}`)), input) };
}
