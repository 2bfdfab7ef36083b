// When and how the buyer allowed messages or refused them.
import { disclosure } from '../parts/disclosure.js';
import { h } from '../parts/dom.js';
import { dayAndTime } from '../parts/format.js';
import { has, t } from '../shell/texts.js';

const SHOWN = 3;

export function history(decisions) {
  if (!decisions?.length) return [];
  const rows = decisions.map(decisionRow);
  const older = rows.slice(SHOWN);
  return [h('section', { class: 'block', 'aria-labelledby': 'history-title' },
    h('h2', { id: 'history-title' }, t('consent.history')),
    h('ol', { class: 'changes' }, rows.slice(0, SHOWN)),
    older.length > 0 && disclosure(t('consent.history.older', { count: older.length }), h('ol', { class: 'changes' }, older)))];
}

function decisionRow({ at, state, how }) {
  return h('li', { class: `change decision decision-${state === 'allowed' ? 'yes' : 'no'}` },
    h('p', { class: 'decision-state' }, word(`consent.history.${state}`, state)),
    h('p', { class: 'change-reason' }, word(`consent.how.${how}`, how)),
    h('p', { class: 'muted' }, h('time', { datetime: at }, dayAndTime(at))));
}

const word = (key, raw) => (has(key) ? t(key) : String(raw ?? ''));
