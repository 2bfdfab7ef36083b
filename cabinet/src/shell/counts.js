// How many orders wait to be paid and to be collected: told with the session, then by the screens that have seen more.
import { keepCounts } from './kept.js';

const SHOWN = 99;
const known = {};
let show = () => {};

export function countFrom(session, listener) {
  Object.assign(known, { pay: null, collect: null }, session.waiting);
  show = listener;
}

export const countOf = (tab) => known[tab] ?? 0;

// More than the page has room for, or than were counted, are so many "and more".
export const writtenCount = (tab) => (countOf(tab) > SHOWN ? `${SHOWN}+` : String(countOf(tab)));

/** @param {string} tab  @param {number} count */
export function count(tab, count) {
  if (known[tab] === count) return;
  known[tab] = count;
  keepCounts(known);
  show();
}

// Where nothing was counted there is nothing to take away from.
export function countLess(tab, by) {
  if (by && countOf(tab) <= SHOWN) count(tab, Math.max(countOf(tab) - by, 0));
}
