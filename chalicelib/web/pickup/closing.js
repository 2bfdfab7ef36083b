// A pickup point is closed for a while: until when, and why.
import { bdi, h } from '../parts/dom.js';
import { day, daysAway } from '../parts/format.js';
import { chip } from '../parts/states.js';
import { t } from '../shell/texts.js';

// The day it was closed until may have come.
export const isShut = (closing) => Boolean(closing) && (!closing.until || daysAway(closing.until) > 0);

export const closedChip = ({ until, reason }) => [
  chip('warn', until ? t('points.closedUntil', { date: day(until) }) : t('points.closed')),
  reason && h('span', { class: 'chip-note' }, bdi(reason)),
];
