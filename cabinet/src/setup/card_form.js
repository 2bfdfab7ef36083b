// The own card: what buyers see of who hands their orders out. A change reaches the orders that wait.
import { h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { patch } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { savingForm } from './saving.js';

export function cardForm(card, signal) {
  let { version } = card;
  const entry = (name, more = {}) => field({ label: t(`card.${name}`), value: card[name] ?? '', autocomplete: 'off', ...more });
  const fields = {
    firstName: entry('firstName', { wrong: t('card.firstName.wrong') }), lastName: entry('lastName'),
    place: entry('place', { hint: t('card.place.hint') }), hours: entry('hours', { hint: t('card.hours.hint') }),
    photo: entry('photo', { hint: t('card.photo.hint'), inputmode: 'url' }), profile: entry('profile', { hint: t('card.profile.hint'), inputmode: 'url' }),
  };
  const save = async (said) => { ({ version } = await patch(`v1/organizers/${encodeURIComponent(card.id)}`, said, version, signal)); };
  return savingForm({ fields, save, signal, layout: [
    h('div', { class: 'form-pair' }, fields.firstName.node, fields.lastName.node), fields.place.node, fields.hours.node,
    h('div', { class: 'form-pair' }, fields.photo.node, fields.profile.node)] });
}
