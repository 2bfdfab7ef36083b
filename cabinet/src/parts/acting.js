// A button that asks something of the server: held while it waits, with a word beside it when it went wrong.
import { h } from './dom.js';
import { explain } from './states.js';

export const troubleLine = () => h('p', { class: 'trouble', role: 'alert' });

// `signal`: once the screen is left, nobody is told. `tell` says it in another way than under the button.
/** @param {any} button  @param {HTMLElement} trouble  @param {() => any} act  @param {{ signal?: AbortSignal, tell?: (error: any) => void }} [wish] */
export async function acting(button, trouble, act, { signal, tell = (error) => { trouble.textContent = explain(error).text; } } = {}) {
  if (isHeld(button)) return;
  hold(button, true);
  trouble.textContent = '';
  try {
    await act();
  } catch (error) {
    if (!signal?.aborted) await tell(error);
  } finally {
    hold(button, false);
  }
}

// Not `disabled`: that would take the keyboard off the button it has just pressed.
function hold(button, busy) {
  button.setAttribute('aria-disabled', String(busy));
}

const isHeld = (button) => button.getAttribute('aria-disabled') === 'true';
