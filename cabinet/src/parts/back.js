// The way up, before the heading of a screen.
import { h } from './dom.js';
import { icon } from './pictures.js';

export const back = (href, text) => h('a', { class: 'back', href }, icon('back'), text);
