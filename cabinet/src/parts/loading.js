// A screen that is one answer: bones, then the answer or what went wrong with a way to try again.
import { t } from '../shell/texts.js';
import { h } from './dom.js';
import { failure, skeletons } from './states.js';

/** @param {{ load: Function, view: Function, signal: AbortSignal, bones?: number, kind?: string, missing?: Function }} wish */
export function loading({ load, view, signal, bones = 3, kind = 'block', missing }) {
  const body = h('div', { class: 'stack' });

  async function ask() {
    body.setAttribute('aria-busy', 'true');
    body.replaceChildren(h('p', { class: 'hidden', role: 'status' }, t('state.loading')), ...skeletons(bones, kind));
    try {
      show(await load());
    } catch (error) {
      if (!signal.aborted) body.replaceChildren(missing?.(error) || failure(error, ask));
    } finally {
      body.removeAttribute('aria-busy');
    }
  }

  function show(answer) {
    if (!signal.aborted) body.replaceChildren(...view(answer, show).flat(Infinity).filter(Boolean));
  }

  ask();
  return body;
}
