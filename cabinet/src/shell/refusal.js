// A page in place of the cabinet: what happened and what to do, in words of a person.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { explain, notice, retryButton } from '../parts/states.js';
import { ApiError } from './api.js';
import { constant } from './fapi.js';
import { has, t } from './texts.js';

const ART = { no_launch: 'door', launch_forged: 'lock', launch_expired: 'clock', launch_used: 'clock', session_expired: 'clock',
  unauthorized: 'lock', blocked: 'stop', community_closed: 'stop', group_not_connected: 'shop' };

export function refusalPage(error, retry) {
  const known = has(`refusal.${error.code}.title`);
  const page = known ? refusal(error) : { ...explain(error), actions: retry ? [retryButton(retry)] : [] };
  document.title = page.title;
  return h('main', { id: 'content', class: 'content refusal' }, notice({ ...page, level: 'h1' }),
    error instanceof ApiError && h('p', { class: 'refusal-code' }, t('refusal.code', { code: error.code })));
}

function refusal(error) {
  return { art: ART[error.code] ?? 'alert', title: t(`refusal.${error.code}.title`),
    text: error.code === 'community_closed' ? error.message : t(`refusal.${error.code}.text`), actions: [portalLink()] };
}

function portalLink() {
  const portal = constant('ok-web-servers')[0];
  return h('a', { class: 'button', href: portal, target: '_blank', rel: 'noopener' }, t('action.portal'), icon('out'));
}
