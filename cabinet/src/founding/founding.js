// A group that no community has yet. Who is its administrator OK says; he founds one in a minute, everything else can wait.
import { copyButton } from '../parts/copy_words.js';
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { complain, field } from '../parts/fields.js';
import { choiceField } from '../parts/choice_field.js';
import { explain, heading, notice } from '../parts/states.js';
import { post } from '../shell/api.js';
import { limit } from '../shell/limits.js';
import { language, t } from '../shell/texts.js';
import { zones } from './zones.js';

export async function foundingPage(query, onFounded) {
  const offer = await post('founding/offer', { query }).catch((error) => {
    if (error.status === 409) return onFounded();
    throw error;
  });
  if (!offer) return h('div', {});
  document.title = t('founding.title');
  return h('main', { id: 'content', class: 'content' }, offer.founder ? form(query, offer, onFounded) : stranger());
}

// What to tell the administrator, in words that can be sent to him.
const stranger = () => notice({ art: 'shop', level: 'h1', title: t('refusal.group_not_connected.title'), text: t('founding.stranger'),
  actions: [h('blockquote', { class: 'founding-words' }, t('founding.words')), copyButton(t('founding.words'))] });

function form(query, { name, currencies }, onFounded) {
  const fields = {
    name: field({ label: t('founding.name'), hint: t('founding.name.hint'), wrong: t('founding.name.wrong'), value: name, maxlength: limit('title') }),
    firstName: field({ label: t('card.firstName'), wrong: t('card.firstName.wrong'), autocomplete: 'given-name' }),
    lastName: field({ label: t('card.lastName'), autocomplete: 'family-name' }),
    timeZone: choiceField({ label: t('founding.timeZone'), hint: t('founding.timeZone.hint'), options: zones(), value: ownZone() }),
    currency: choiceField({ label: t('founding.currency'), hint: t('founding.currency.hint'), options: currencies.map((each) => [each, each]), value: currencies[0] }),
  };
  const trouble = troubleLine();
  const save = h('button', { type: 'submit', class: 'button' }, t('founding.action'));

  async function submit(event) {
    event.preventDefault();
    const checks = ['name', 'firstName'].map((each) => fields[each].check(fields[each].value().trim().length > 0));
    if (checks.includes(false)) return fields[checks[0] ? 'firstName' : 'name'].focus();
    await acting(save, trouble, found, { tell });
  }

  async function found() {
    const said = Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, each.value().trim()]));
    await post('founding', { query, language: language(), ...said });
    await onFounded();
  }

  function tell(error) {
    if (!complain(error, fields)) trouble.textContent = explain(error).text;
  }

  return h('div', { class: 'screen' }, heading(t('founding.title')), h('p', { class: 'lead' }, t('founding.lead')),
    h('form', { class: 'form', novalidate: true, on: { submit } }, fields.name.node, h('div', { class: 'form-pair' }, fields.firstName.node, fields.lastName.node),
      h('div', { class: 'form-pair' }, fields.timeZone.node, fields.currency.node), trouble, h('div', { class: 'form-actions' }, save)));
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
