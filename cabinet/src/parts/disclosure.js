// What only some need: a line that opens.
import { h } from './dom.js';

export const disclosure = (title, ...content) => h('details', { class: 'disclosure' },
  h('summary', {}, title), h('div', { class: 'disclosed' }, content));
