// While OK's window is open: its answer may never come, so the person can always say himself that he is done.
import { h } from '../parts/dom.js';
import { t } from '../shell/texts.js';
import { byHand } from './by_hand.js';
import { checker } from './checking.js';
import { askForMessages, WAYS } from './permission.js';

const SILENCE_MS = 8000;

export function asking({ place, signal, onFound }) {
  const ways = Object.keys(WAYS);
  let answer = '';
  const done = checker((found) => onFound(found, answer));
  const words = h('p', { class: 'consent-waiting', role: 'status', tabindex: '-1' });
  const silent = h('div', { class: 'consent-silent' });
  let timer = null;

  async function next() {
    clearTimeout(timer);
    silent.replaceChildren();
    const way = ways.shift();
    if (!way) return giveUp();
    words.textContent = t('consent.asked');
    timer = setTimeout(offerAnother, SILENCE_MS);
    try {
      answer = await askForMessages(way);
    } catch {
      return isCurrent() && next();
    }
    clearTimeout(timer);
    if (!isCurrent()) return;
    words.textContent = t('consent.answered');
    silent.replaceChildren();
    done.press();
  }

  function offerAnother() {
    silent.replaceChildren(h('button', { type: 'button', class: 'link', on: { click: next } }, t('consent.silent')));
  }

  function giveUp() {
    place.replaceChildren(byHand(onFound, t('consent.cannotAsk')));
    place.firstChild.focus({ preventScroll: true });
  }

  const isCurrent = () => !signal.aborted && words.isConnected;

  place.replaceChildren(h('div', { class: 'consent-act' }, words, done.trouble, done.button, silent));
  words.focus({ preventScroll: true });
  signal.addEventListener('abort', () => clearTimeout(timer));
  next();
}
