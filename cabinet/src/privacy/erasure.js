// Erasing is asked about twice: first what goes and what stays, then whether it shall be for ever.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { atStake } from './at_stake.js';
import { sayFarewell } from './farewell.js';

export function erasureBlock(session, signal) {
  const steps = h('div', { class: 'erasure', on: { keydown: (event) => { if (event.key === 'Escape') begin({ focus: true }); } } });

  function show(...nodes) {
    steps.replaceChildren(...nodes);
    steps.querySelector('[tabindex="-1"]')?.focus({ preventScroll: true });
  }

  /** @param {{ focus?: boolean }} [wish] */
  function begin({ focus } = {}) {
    const first = button('erasure.action', 'button-danger-quiet', explainIt, icon('trash'));
    steps.replaceChildren(first);
    if (focus) first.focus();
  }

  const never = () => button('erasure.never', 'button-quiet', () => begin({ focus: true }));

  function explainIt() {
    show(question('erasure.first', atStake(signal), list('erasure.goes', ['person', 'files', 'comments', 'messages', 'notices']), list('erasure.stays', ['orders']),
      h('p', {}, t('erasure.meanwhile')), h('div', { class: 'form-actions' }, button('erasure.continue', 'button-danger-quiet', askAgain), never())));
  }

  function askAgain() {
    const trouble = troubleLine();
    const sure = button('erasure.sure', 'button-danger', () => acting(sure, trouble, erase, { signal }));
    show(question('erasure.second', h('p', {}, t('erasure.second.text')), trouble, h('div', { class: 'form-actions' }, never(), sure)));
  }

  async function erase() {
    await post('buyer/erasure', {});
    sayFarewell(session);
  }

  begin();
  return h('section', { class: 'block', 'aria-labelledby': 'erasure-title' },
    h('h2', { id: 'erasure-title' }, t('erasure.title')), h('p', { class: 'muted' }, t('erasure.text')), steps);
}

const button = (key, kind, act, mark) => h('button', { type: 'button', class: `button ${kind}`, on: { click: act } }, mark, t(key));

const question = (key, ...content) => h('div', { class: 'erasure-question', role: 'group', 'aria-labelledby': 'erasure-question' },
  h('h3', { id: 'erasure-question', tabindex: '-1' }, t(key)), content);

const list = (key, names) => h('div', {}, h('p', { class: 'erasure-list' }, t(key)),
  h('ul', { class: 'bullets' }, names.map((name) => h('li', {}, t(`${key}.${name}`)))));
