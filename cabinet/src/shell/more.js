// What is needed now and then: a menu of the other screens.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { heading } from '../parts/states.js';
import { deskOpener } from './desk.js';
import { ORGANIZERS, STAFF } from './roles.js';
import { t } from './texts.js';

const ITEMS = [
  { name: 'setup', picture: 'people', roles: ORGANIZERS },
  { name: 'comments', picture: 'chat' },
  { name: 'notices', picture: 'bell' },
  { name: 'organizers', picture: 'people' },
  { name: 'privacy', picture: 'shield' },
];

export function moreScreen({ session, signal }) {
  const items = ITEMS.filter(({ roles }) => !roles || roles.includes(session.role));
  const node = h('div', { class: 'screen' }, heading(t('tab.more')),
    STAFF.includes(session.role) && deskOpener({ signal }),
    h('ul', { class: 'card menu' }, items.map(item)));
  return { title: t('tab.more'), node };
}

const item = ({ name, picture }) => h('li', {}, h('a', { class: 'menu-item', href: `#/${name}` },
  h('span', { class: 'menu-mark' }, icon(picture)),
  h('span', { class: 'menu-words' }, h('span', { class: 'menu-title' }, t(`more.${name}`)), h('span', { class: 'muted' }, t(`more.${name}.about`))),
  icon('next')));
