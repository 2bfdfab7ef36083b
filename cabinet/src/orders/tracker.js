// Where an order is: its steps with their dates, and in a list the present one alone.
import { h } from '../parts/dom.js';
import { day } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';

const PATH = ['collecting', 'stopped', 'ordered', 'in_transit', 'distributing', 'handed_out'];

export function tracker({ tracker: steps = [] }) {
  return steps.length > 0 && h('ol', { class: 'tracker', 'aria-label': t('tracker.title') }, steps.map(step));
}

function step({ step: name, at, state }) {
  return h('li', { class: `track track-${state} track-${name}`, 'aria-current': state === 'current' && 'step' },
    h('span', { class: 'track-mark', 'aria-hidden': 'true' }, state === 'done' && icon('check')),
    h('span', { class: 'track-words' }, named(name), state !== 'current' && h('span', { class: 'hidden' }, `, ${t(`tracker.${state}`)}`)),
    at && h('time', { class: 'track-date', datetime: at }, day(at)));
}

const named = (name) => (has(`step.${name}`) ? t(`step.${name}`) : name);

// On a card: how far it is, in words and as a line of marks; what has ended is said by its chip.
export function trackerLine({ step: name, since }) {
  const place = PATH.indexOf(name);
  if (place < 0 || name === 'handed_out') return null;
  return h('p', { class: 'order-card-step' },
    h('span', { class: 'track-line', 'aria-hidden': 'true' }, PATH.map((_, each) => h('span', { class: each <= place && 'track-line-done' }))),
    h('span', {}, named(name)),
    since && h('time', { class: 'muted', datetime: since }, t('tracker.since', { date: day(since) })));
}
