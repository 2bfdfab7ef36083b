// The last page: the session is over, nothing of it is left in the page or in its address.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { notice } from '../parts/states.js';
import { endVisit } from '../shell/api.js';
import { constant, forgetLaunch, scrollToTop } from '../shell/fapi.js';
import { t } from '../shell/texts.js';

export function sayFarewell({ community }) {
  endVisit();
  forgetLaunch();
  history.replaceState(null, '', location.pathname);
  const title = t('farewell.title');
  document.title = [title, community.name].filter(Boolean).join(' · ');
  document.getElementById('page')?.replaceChildren(h('main', { id: 'content', class: 'content refusal' }, notice({ art: 'leaf', title, level: 'h1',
    text: t('farewell.text'), actions: [h('a', { class: 'button', href: constant('ok-web-servers')[0], target: '_blank', rel: 'noopener' }, t('action.portal'), icon('out'))] })));
  scrollToTop();
  document.querySelector('h1')?.focus({ preventScroll: true });
}
