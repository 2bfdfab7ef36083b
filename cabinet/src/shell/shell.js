// What stays around the screens: the community's name, the language, the tabs, the word about a lost connection.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { countFrom, countOf, writtenCount } from './counts.js';
import { STAFF } from './roles.js';
import { language, languages, t } from './texts.js';

const PICTURES = { home: 'house', orders: 'bag', pay: 'card', collect: 'box', more: 'menu' };
const tabsOf = (role) => Object.keys(PICTURES).filter((name) => name !== 'home' || STAFF.includes(role));

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
    nav.replaceChildren(...tabsOf(session.role).map(tabLink));
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

  function showCounts() {
    for (const link of nav.children) link.replaceChildren(...tabWords(link.dataset.tab));
  }

  function sayOffline() {
    offline.replaceChildren(...(navigator.onLine ? [] : [icon('cloud'), t('shell.offline')]));
  }

  window.addEventListener('online', sayOffline);
  window.addEventListener('offline', sayOffline);
  countFrom(session, showCounts);
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

function tabLink(name) {
  return h('a', { href: `#/${name}`, 'data-tab': name }, tabWords(name));
}

// What is counted of is said in words too: a bare number after a name says nothing to who hears it.
function tabWords(name) {
  const count = countOf(name);
  const number = writtenCount(name);
  const words = h('span', {}, t(`tab.${name}`), count > 0 && h('span', { class: 'hidden' }, `: ${t(`tab.${name}.count`, { count })}`));
  return [icon(PICTURES[name]), words, ...(count > 0 ? [h('span', { class: 'tab-count', 'aria-hidden': 'true' }, number)] : [])];
}

function skipTo(event, main) {
  event.preventDefault();
  main.focus();
}
