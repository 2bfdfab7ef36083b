// How much is still to be paid, and until when, in words of today and tomorrow.
import { chipOf } from '../parts/chips.js';
import { clock, day, daysAway } from '../parts/format.js';

// What is claimed already waits for the organizer; it need not be paid again.
/** @param {any} owed */
export const dueOf = ({ debt, claimed }) => Math.max(debt - claimed, 0);

export const isOverdue = ({ until, ...owed }) => Boolean(until) && dueOf(owed) > 0 && new Date(until) < new Date();

export function deadline(owed) {
  const { until } = owed;
  if (!until || !dueOf(owed)) return null;
  const words = { date: day(until), time: clock(until) };
  if (isOverdue(owed)) return chipOf(`deadline.past.${near(until, { 0: 'today', [-1]: 'yesterday' })}`, words);
  return chipOf(`deadline.${near(until, { 0: 'today', 1: 'tomorrow' })}`, words);
}

const near = (until, names) => names[daysAway(until)] ?? 'other';
