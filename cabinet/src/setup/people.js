// Who else runs purchases here: an owner adds by the link to the profile, and gives the role; the others see who is there.
import { choiceField } from '../parts/choice_field.js';
import { bdi, h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { post } from '../shell/api.js';
import { STAFF } from '../shell/roles.js';
import { t } from '../shell/texts.js';
import { savingForm } from './saving.js';

export function peopleForm(organizers, { owner, signal }) {
  const list = h('ul', { class: 'setup-people' }, organizers.map(person));
  return h('div', { class: 'setup-token' }, list, owner && adding(list, signal));
}

function adding(list, signal) {
  const fields = {
    okId: field({ label: t('people.okId'), hint: t('people.okId.hint'), autocomplete: 'off', inputmode: 'url' }),
    firstName: field({ label: t('card.firstName'), autocomplete: 'off' }), lastName: field({ label: t('card.lastName'), autocomplete: 'off' }),
    role: choiceField({ label: t('people.role'), hint: t('people.role.hint'), value: 'organizer', options: STAFF.map((each) => [each, t(`people.role.${each}`)]) }),
  };
  const save = async (said) => {
    list.append(person(await post('v1/organizers', said, signal)));
    for (const name of ['okId', 'firstName', 'lastName']) fields[name].input.value = '';
    return t('people.added');
  };
  return savingForm({ fields, save, signal, action: t('people.add'),
    layout: [fields.okId.node, h('div', { class: 'form-pair' }, fields.firstName.node, fields.lastName.node), fields.role.node] });
}

const person = ({ firstName, lastName, role }) => h('li', {}, bdi([firstName, lastName].filter(Boolean).join(' ')), ' ',
  h('span', { class: 'muted' }, t(`people.role.${role}`)));
