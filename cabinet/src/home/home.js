// What an organizer looks at first, on a phone: payments to decide on, what this day brings, purchases, and where else to go.
import { bdi, h } from '../parts/dom.js';
import { moment, money, number } from '../parts/format.js';
import { loading } from '../parts/loading.js';
import { icon } from '../parts/pictures.js';
import { heading } from '../parts/states.js';
import { get } from '../shell/api.js';
import { debtsOpener, deskOpener, importOpener } from '../shell/desk.js';
import { ORGANIZERS } from '../shell/roles.js';
import { t } from '../shell/texts.js';
import { waitingClaims } from './claims.js';
import { purchasesBlock } from './purchases.js';
import { todayBlock } from './today.js';
import { undeliveredBlock } from './undelivered.js';

// The bot's message leads to an order: to the own one as a buyer, otherwise to its payment here.
export function homeScreen({ params: [order], session, signal }) {
  const body = loading({ signal, bones: 3, load, view: (home) => view(home, { session, signal, order }) });

  async function load() {
    if (order && await isOwn(order, signal)) location.replace(`#/orders/${encodeURIComponent(order)}`);
    return get('v1/home', signal);
  }

  return { title: t('home.title'), node: h('div', { class: 'screen' }, heading(t('home.title')), body) };
}

const isOwn = (order, signal) => get(`buyer/orders/${encodeURIComponent(order)}`, signal).then(() => true, () => false);

function view(home, { session, signal, order }) {
  return [
    home.claims && claimsBlock(home.claims, { signal, order, mayDecide: ORGANIZERS.includes(session.role) }),
    todayBlock(home.today),
    debtsBlock(home.debts, signal),
    purchasesBlock(home.purchases),
    home.undelivered?.count > 0 && undeliveredBlock(home.undelivered, signal),
    waysBlock(session, signal),
  ];
}

// The number follows the decisions that are made below it.
function claimsBlock({ waiting, more, oldest }, given) {
  const title = h('h2', { id: 'home-claims' });
  const since = oldest && h('p', { class: 'muted' }, t('home.oldest', { date: moment(oldest) }));
  let left = waiting;

  function say() {
    title.replaceChildren(...[t('home.claims'), count(left, more)].filter(Boolean));
    // Whether it was the oldest one is not known here.
    if (left !== waiting) since?.remove();
  }

  say();
  return h('section', { class: 'home-section', 'aria-labelledby': 'home-claims' }, title, since,
    waitingClaims({ ...given, onDecided: () => { left = Math.max(left - 1, 0); say(); } }));
}

// Said where somebody owes something: one line, exact.
const debtsBlock = ({ sum, orders, currency }, signal) => orders > 0 && h('section', { class: 'home-section', 'aria-labelledby': 'home-debts' },
  h('h2', { id: 'home-debts' }, t('home.debts'), count(orders)), h('p', {}, t('home.owed', { sum: money(sum, currency) })), debtsOpener({ signal }));

export const count = (value, more) => value > 0 && h('span', { class: 'home-count' }, more ? t('home.more', { count: number(value) }) : number(value));

// Where else to go.
const WAYS = [
  { address: '#/setup', picture: 'people', key: 'more.setup', roles: ORGANIZERS },
  { address: '#/orders', picture: 'bag', key: 'home.own' },
];

const waysBlock = (session, signal) => h('section', { class: 'home-section', 'aria-labelledby': 'home-ways' }, h('h2', { id: 'home-ways' }, t('home.ways')),
  deskOpener({ signal }), ORGANIZERS.includes(session.role) && importOpener({ signal }),
  h('ul', { class: 'card menu' }, WAYS.filter(({ roles }) => !roles || roles.includes(session.role)).map(way)));

const way = ({ address, picture, key }) => h('li', {}, h('a', { class: 'menu-item', href: address },
  h('span', { class: 'menu-mark' }, icon(picture)),
  h('span', { class: 'menu-words' }, h('span', { class: 'menu-title' }, bdi(t(key))), h('span', { class: 'muted' }, t(`${key}.about`))), icon('next')));
