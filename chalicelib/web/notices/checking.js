// Whether the group may write is asked of the server, which asks OK: what the page was told proves nothing.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { explain, hold, isHeld } from '../parts/states.js';
import { post } from '../shell/api.js';
import { launchQuery } from '../shell/fapi.js';
import { t } from '../shell/texts.js';

export const check = () => post('buyer/consent', { query: launchQuery() });

// A button that finds out; `press` does the same without a hand.
export function checker(onFound, { quiet = false } = {}) {
  const mark = icon('refresh');
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const button = h('button', { type: 'button', class: `button${quiet ? ' button-quiet' : ''}`, on: { click: press } }, mark, t('consent.check'));

  async function press() {
    if (isHeld(button)) return;
    hold(button, true);
    mark.classList.add('turning');
    trouble.textContent = '';
    try {
      onFound(await check());
    } catch (error) {
      trouble.textContent = explain(error).text;
    }
    mark.classList.remove('turning');
    hold(button, false);
  }

  return { button, trouble, press };
}
