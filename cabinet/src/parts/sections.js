// Neighbouring screens of one tab, a tap away from each other.
import { h } from './dom.js';

export function sections({ label, items, current }) {
  return h('nav', { class: 'segments', 'aria-label': label }, items.map(({ href, text }) =>
    h('a', { href, 'aria-current': href === current ? 'page' : null }, text)));
}
