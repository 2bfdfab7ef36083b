// A pickup point is closed for a while: until when, and why.
import { chipOf } from '../parts/chips.js';
import { bdi, h } from '../parts/dom.js';
import { day, daysAway } from '../parts/format.js';

// The day it was closed until may have come.
export const isShut = (closing) => Boolean(closing) && (!closing.until || daysAway(closing.until) > 0);

export const closedChip = ({ until, reason }) => [
  until ? chipOf('points.closedUntil', { date: day(until) }) : chipOf('points.closed'),
  reason && h('span', { class: 'chip-note' }, bdi(reason)),
];
