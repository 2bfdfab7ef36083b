// What this day brings; on a day that brings nothing it is not spoken of.
import { bdi, h } from '../parts/dom.js';
import { clock } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { has, t } from '../shell/texts.js';

const PICTURES = { payment: 'card', handout: 'box', stop: 'clock', decision: 'clock' };

export const todayBlock = (today) => today.length > 0 && h('section', { class: 'home-section', 'aria-labelledby': 'home-today' },
  h('h2', { id: 'home-today' }, t('home.today')), h('ul', { class: 'card home-list' }, today.map(due)));

const due = ({ kind, purchase, at }) => h('li', { class: 'home-row' }, icon(PICTURES[kind] ?? 'calendar'),
  h('p', {}, h('span', { class: 'home-title' }, bdi(purchase.title)), h('span', { class: 'muted' }, words(kind, at))));

// A kind that is newer than this page is shown as it is called.
const words = (kind, at) => (has(`home.due.${kind}`) ? t(`home.due.${kind}`, { time: at ? clock(at) : '' }) : kind);
