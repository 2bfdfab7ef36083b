// A list that grows as its end comes into view; a button does the same for those who do not scroll.
import { t } from '../shell/texts.js';
import { h } from './dom.js';
import { failure, skeletons } from './states.js';

/** @param {{ load: Function, row: Function, empty: Function, signal: AbortSignal, label: string, kept?: any }} list */
export function endless({ load, row, empty, signal, label, kept }) {
  const list = h('ul', { class: 'list', 'aria-label': label });
  const tail = h('div', { class: 'tail' });
  const status = h('p', { class: 'hidden', role: 'status' });
  const state = kept ?? { items: [], cursor: null };
  let busy = false;

  async function more() {
    if (busy) return;
    busy = true;
    const byKeyboard = state.items.length > 0 && tail.contains(document.activeElement);
    tail.replaceChildren(...skeletons(state.items.length ? 1 : 4));
    status.textContent = t('state.loading');
    try {
      accept(await load(state.cursor), byKeyboard);
    } catch (error) {
      if (!signal.aborted) complain(error);
    } finally {
      busy = false;
    }
  }

  function accept({ items, cursor }, byKeyboard) {
    if (signal.aborted) return;
    const rows = items.map(row);
    list.append(...rows);
    state.items.push(...items);
    state.cursor = cursor;
    finish();
    if (byKeyboard) rows[0]?.querySelector('a, summary')?.focus();
  }

  function finish() {
    sayHowMany();
    // A page may be empty before the last one: there is more to look at.
    if (!state.items.length && !state.cursor) return tail.replaceChildren(empty());
    tail.replaceChildren();
    if (!state.cursor) return;
    tail.append(h('button', { type: 'button', class: 'button button-quiet', on: { click: more } }, t('action.more')));
    // The button is new each time: an observer of the old one would not fire while the end stays in view.
    watch(tail.firstChild);
  }

  function sayHowMany() {
    status.textContent = state.items.length ? t('list.shown', { count: state.items.length }) : '';
  }

  // What does not belong to the list any more is not counted; its row stays until the list is asked for again.
  function drop(item) {
    state.items = state.items.filter((each) => each !== item);
    sayHowMany();
  }

  function watch(target) {
    if (!window.IntersectionObserver) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      more();
    }, { rootMargin: '300px' });
    observer.observe(target);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  function complain(error) {
    status.textContent = '';
    tail.replaceChildren(failure(error, more));
  }

  if (kept) {
    list.append(...kept.items.map(row));
    finish();
  } else {
    more();
  }
  return { node: h('div', { class: 'endless' }, list, tail, status), state, drop };
}
