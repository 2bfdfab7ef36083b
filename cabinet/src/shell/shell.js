// What stays around the screens: the community's name, the language, the tabs, the word about a lost connection.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { STAFF } from './roles.js';
import { language, languages, t } from './texts.js';

const HOME = ['home', 'house'];
const TABS = [['orders', 'bag'], ['pay', 'card'], ['collect', 'box'], ['more', 'menu']];

export function buildShell(session, onLanguage) {
  const main = h('main', { id: 'content', class: 'content', tabindex: '-1' });
  const skip = h('a', { class: 'skip', href: '#content', on: { click: (event) => skipTo(event, main) } });
  const top = h('header', { class: 'top' });
  const nav = h('nav', { class: 'tabs' });
  const offline = h('div', { class: 'offline', role: 'status' });
  let tab = null;

  function rename() {
    skip.textContent = t('shell.skip');
    top.replaceChildren(brand(session), languageSwitch(onLanguage));
    nav.setAttribute('aria-label', t('shell.navigation'));
    nav.replaceChildren(...(STAFF.includes(session.role) ? [HOME, ...TABS] : TABS).map(tabLink));
    markTab(tab);
    sayOffline();
  }

  function markTab(name) {
    tab = name;
    for (const link of nav.children) {
      if (link.dataset.tab === name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  function sayOffline() {
    offline.replaceChildren(...(navigator.onLine ? [] : [icon('cloud'), t('shell.offline')]));
  }

  window.addEventListener('online', sayOffline);
  window.addEventListener('offline', sayOffline);
  rename();
  return { nodes: [skip, top, nav, offline, main], main, rename, markTab };
}

function brand(session) {
  return h('div', { class: 'brand' },
    h('span', { class: 'brand-mark', 'aria-hidden': 'true' }, icon('bag')),
    h('div', { class: 'brand-words' },
      h('p', { class: 'brand-name' }, session.community.name),
      h('p', { class: 'brand-role' }, t(`shell.role.${session.role}`))));
}

function languageSwitch(onLanguage) {
  return h('div', { class: 'languages', role: 'group', 'aria-label': t('shell.language') },
    languages().map((each) => h('button', { type: 'button', lang: each, title: t(`language.${each}`),
      'aria-pressed': String(each === language()),
      on: { click: () => onLanguage(each).then(() => focusLanguage(each)).catch(() => {}) } },
    t(`language.${each}.short`))));
}

// The switch is built anew with the words; the keyboard must stay on it. A phone shows only the other language.
function focusLanguage(each) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = document.querySelectorAll('.languages button');
  const buttons = [...all].filter((button) => button.offsetParent);
  (buttons.find((button) => button.lang === each) ?? buttons[0])?.focus();
}

/** @param {string[]} tab */
function tabLink([name, picture]) {
  return h('a', { href: `#/${name}`, 'data-tab': name }, icon(picture), h('span', {}, t(`tab.${name}`)));
}

function skipTo(event, main) {
  event.preventDefault();
  main.focus();
}
