// Where to collect, when, and from whom.
import { bdi, h, safeAddress } from '../parts/dom.js';
import { day, daysAway } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { closedChip, isShut } from '../pickup/closing.js';
import { t } from '../shell/texts.js';

// A pickup point that was chosen takes the place of the organizer's own, and its hours of hers, even if nobody named them.
export function placeFacts({ point, place, hours, from, name, profile }) {
  const where = point ? [point.title, point.address].filter(Boolean).join(', ') : place;
  const when = point ? point.hours : hours;
  const facts = [
    from && fact('calendar', 'collect.day', daysAway(from) > 0 ? t('collect.from', { date: day(from) }) : t('collect.now')),
    fact('place', 'organizers.place', where && bdi(where)),
    fact('clock', 'organizers.hours', when && bdi(when)),
    isShut(point?.closing) && h('div', { class: 'fact' }, icon('alert'), h('div', { class: 'chips' }, closedChip(point.closing))),
    fact('person', 'collect.host', name && host(name, profile)),
  ];
  return facts.some(Boolean) && h('div', { class: 'facts' }, facts);
}

const fact = (picture, key, content) => content && h('div', { class: 'fact' }, icon(picture), h('span', { class: 'hidden' }, `${t(key)}: `), content);

const host = (name, profile) => (safeAddress(profile)
  ? h('a', { class: 'fact-link', href: profile, target: '_blank', rel: 'noopener' }, bdi(name), icon('out')) : bdi(name));
