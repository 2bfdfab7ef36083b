// What a screen shows when it has nothing to show yet, nothing at all, or something went wrong.
import { ApiError, NetworkError } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { h } from './dom.js';
import { icon, picture } from './pictures.js';

export { chip } from './chips.js';

export function heading(text, props = {}) {
  return h('h1', { tabindex: '-1', ...props }, text);
}

export function pending() {
  return h('div', { class: 'pending', role: 'status' }, h('span', { class: 'hidden' }, t('state.loading')), skeletons(3));
}

export function skeletons(count, kind = 'card') {
  return Array.from({ length: count }, () => h('div', { class: `skeleton skeleton-${kind}`, 'aria-hidden': 'true' },
    h('span', { class: 'bone bone-long' }), h('span', { class: 'bone' }), h('span', { class: 'bone bone-short' })));
}

/** @param {{ art?: string, title: string, text?: string, actions?: any[], role?: string, level?: string }} said */
export function notice({ art, title, text, actions = [], role, level = 'h2' }) {
  return h('div', { class: 'notice', role },
    art && picture(art),
    h(level, { class: 'notice-title', tabindex: level === 'h1' ? '-1' : null }, title),
    text && h('p', { class: 'notice-text' }, text),
    actions.length > 0 && h('div', { class: 'notice-actions' }, actions));
}

export function failure(error, retry) {
  const { art, title, text } = explain(error);
  const node = notice({ art, title, text, role: 'alert', actions: retry ? [retryButton(retry)] : [] });
  if (retry && error instanceof NetworkError) retryWhenOnline(node, retry);
  return node;
}

export function explain(error) {
  if (error instanceof ApiError) return refused(error);
  if (!(error instanceof NetworkError)) return { art: 'alert', title: t('error.title'), text: t('error.text') };
  const reason = navigator.onLine ? 'network' : 'offline';
  return { art: 'cloud', title: t(`error.${reason}.title`), text: t(`error.${reason}.text`) };
}

// The server's own words where it has some, and what they can look it up by where it has none.
function refused({ status, code, message, request }) {
  const own = code === 'unavailable' ? 'error.busy' : 'error';
  const looked = status >= 500 && !message && request ? ` ${t('error.request', { request })}` : '';
  return { art: code === 'not_found' ? 'search' : 'alert', title: t(`${own}.title`), text: message || t(`${own}.text`) + looked };
}

export function retryButton(retry) {
  const again = () => {
    retry();
    // The button goes away with its message: the keyboard waits at the heading, not nowhere.
    (/** @type {HTMLElement | null} */ (document.querySelector('#content h1')))?.focus({ preventScroll: true });
  };
  return h('button', { type: 'button', class: 'button', on: { click: again } }, icon('refresh'), t('action.retry'));
}

// The connection came back while the message was still on the screen: nobody should have to press.
function retryWhenOnline(node, retry) {
  window.addEventListener('online', () => { if (node.isConnected) retry(); }, { once: true });
}
