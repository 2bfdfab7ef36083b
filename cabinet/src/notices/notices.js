// What the buyer lets the group tell him, about what, and when not.
import { back } from '../parts/back.js';
import { h } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { heading } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { consentBlock } from './consent.js';
import { history } from './history.js';
import { kindsBlock } from './kinds.js';
import { preferences } from './preferences.js';
import { quietBlock } from './quiet.js';

export function noticesScreen({ session, signal }) {
  const title = t('notices.title');
  const body = loading({ signal, load: () => get('buyer/notices', signal), view: (answer) => settings(answer, session, signal) });
  return { title, node: h('div', { class: 'screen' }, back('#/more', t('tab.more')), heading(title), body) };
}

function settings(answer, session, signal) {
  const past = h('div', { class: 'stack' });
  const kept = preferences(answer);
  const kinds = kindsBlock(answer.kinds, kept);

  function learn({ consent }) {
    session.consent = consent.state;
    kinds.allow(consent.state === 'allowed');
    past.replaceChildren(...history(consent.history));
  }

  learn(answer);
  return [consentBlock({ answer, signal, onChange: learn }), kinds.node, quietBlock(kept, signal), past];
}
