// Who hands the orders out, where and when.
import { back } from '../parts/back.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { icon } from '../parts/pictures.js';
import { heading, notice } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

export function organizersScreen({ signal }) {
  const body = loading({ signal, bones: 2, kind: 'person', load: () => get('buyer/organizers', signal),
    view: ({ organizers }) => [organizers.length ? listOf(organizers) : nobody()] });
  const node = h('div', { class: 'screen' }, back('#/more', t('tab.more')), heading(t('organizers.title')), body);
  return { title: t('organizers.title'), node };
}

const listOf = (organizers) => h('ul', { class: 'people-list' },
  organizers.map((organizer) => h('li', { class: 'card' }, organizerCard(organizer, 'h2'))));

const nobody = () => notice({ art: 'people', title: t('organizers.empty.title'), text: t('organizers.empty.text') });

// `brief` is for where place and hours are told already.
/** @param {any} organizer  @param {string} level  @param {{ brief?: boolean }} [wish] */
export function organizerCard(organizer, level, { brief } = {}) {
  const name = [organizer.firstName, organizer.lastName].filter(Boolean).join(' ');
  return h('div', { class: 'person' },
    portrait(organizer),
    h('div', { class: 'person-words' },
      h(level, { class: 'person-name' }, bdi(name)),
      !brief && fact('place', 'organizers.place', organizer.place),
      !brief && fact('clock', 'organizers.hours', organizer.hours),
      safeAddress(organizer.profile) && h('a', { class: 'button button-quiet person-profile', href: organizer.profile,
        target: '_blank', rel: 'noopener' }, t('organizers.profile'), h('span', { class: 'hidden' }, `: ${name}`), icon('out'))));
}

function fact(picture, key, text) {
  return text && h('p', { class: 'person-fact' }, icon(picture), h('span', { class: 'hidden' }, `${t(key)}: `), bdi(text));
}

// Without a photo, or with one that does not come, the initials stand in its place.
function portrait({ firstName, lastName, photo }) {
  const initials = [firstName, lastName].map((part) => [...(part ?? '').trim()][0] ?? '').join('').toUpperCase();
  const frame = h('span', { class: 'portrait', 'aria-hidden': 'true' }, initials);
  if (safeAddress(photo)) {
    const image = h('img', { src: photo, alt: '', width: '64', height: '64', referrerpolicy: 'no-referrer',
      on: { load: () => frame.classList.add('portrait-photo'), error: () => image.remove() } });
    frame.append(image);
  }
  return frame;
}
