// Whether the group may write is asked of the server, which asks OK: what the page was told proves nothing.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { post } from '../shell/api.js';
import { launchQuery } from '../shell/fapi.js';
import { t } from '../shell/texts.js';

export const check = () => post('buyer/consent', { query: launchQuery() });

// A button that finds out; `press` does the same without a hand.
export function checker(onFound, { quiet = false } = {}) {
  const mark = icon('refresh');
  const trouble = troubleLine();
  const press = () => acting(button, trouble, find);
  const button = h('button', { type: 'button', class: `button${quiet ? ' button-quiet' : ''}`, on: { click: press } }, mark, t('consent.check'));

  async function find() {
    mark.classList.add('turning');
    try {
      onFound(await check());
    } finally {
      mark.classList.remove('turning');
    }
  }

  return { button, trouble, press };
}
