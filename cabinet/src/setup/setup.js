// Setting the community up, step by step: each can be done now or later, and says what does not work without it.
import { back } from '../parts/back.js';
import { chipOf } from '../parts/chips.js';
import { h } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { heading } from '../parts/states.js';
import { get } from '../shell/api.js';
import { importOpener } from '../shell/desk.js';
import { t } from '../shell/texts.js';
import { cardForm } from './card_form.js';
import { communityForm } from './community_form.js';
import { peopleForm } from './people.js';
import { tokenForm } from './token_form.js';

export function setupScreen({ session, signal }) {
  const owner = session.role === 'owner';
  const body = loading({ signal, bones: 3, load: () => known(signal), view: (all) => [steps(all, { owner, signal })] });
  const node = h('div', { class: 'screen' }, back('#/home', t('tab.home')), heading(t('setup.title')), h('p', { class: 'lead' }, t('setup.lead')), body);
  return { title: t('setup.title'), node };
}

async function known(signal) {
  const [community, organizers, { connections }, purchases] = await Promise.all(
    ['v1/community', 'v1/organizers', 'v1/connections', 'v1/purchases'].map((path) => get(path, signal)));
  return { community, organizers: organizers.items, purchases: purchases.items, state: Object.fromEntries(connections.map((each) => [each.name, each])) };
}

function steps({ community, organizers, state, purchases }, { owner, signal }) {
  const own = organizers.find((each) => each.own);
  return h('ol', { class: 'setup-steps' },
    step({ key: 'community', done: true, form: owner && communityForm(community, signal) }),
    own && step({ key: 'card', done: Boolean(own.place || own.hours), form: cardForm(own, signal) }),
    step({ key: 'bot', done: state.bot?.state === 'ok', trouble: state.bot?.reason, form: tokenForm('bot', signal) }),
    step({ key: 'comments', done: state.comments?.state === 'ok', trouble: state.comments?.reason, form: tokenForm('comments', signal) }),
    step({ key: 'people', done: organizers.length > 1, form: peopleForm(organizers, { owner, signal }) }),
    step({ key: 'purchase', done: purchases.length > 0, form: importOpener({ signal }) }));
}

// `form` without which there is nothing to do for this person.
/** @param {{ key: string, done: boolean, trouble?: string, form: any }} wish */
function step({ key, done, trouble, form }) {
  if (!form) return null;
  const mark = h('span', {}, markOf(done, trouble));
  return h('li', { class: 'card setup-step', on: { saved: () => mark.replaceChildren(markOf(true)) } }, h('details', { open: trouble ? true : null },
    h('summary', { class: 'setup-summary' }, h('h2', {}, t(`setup.${key}`)), mark),
    h('div', { class: 'setup-body' }, h('p', { class: 'muted' }, t(`setup.${key}.about`)), trouble && h('p', { class: 'trouble' }, trouble), form)));
}

/** @param {boolean} done  @param {string} [trouble] */
function markOf(done, trouble) {
  if (trouble) return chipOf('setup.state.refused');
  return chipOf(done ? 'setup.state.done' : 'setup.state.later');
}
