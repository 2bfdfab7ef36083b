// A token of OK's is pasted and checked with OK at once; a drawing shows where it is found. It is never shown again.
import { h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { savingForm } from './saving.js';
import { whereToFind } from './where_to_find.js';

const STEPS = { bot: ['1', '2', '3'], comments: ['1', '2'] };

export function tokenForm(name, signal) {
  const token = field({ label: t(`setup.${name}.token`), autocomplete: 'off', spellcheck: 'false', type: 'password' });
  const save = async (said) => {
    await post(`v1/connections/${name}`, said, signal);
    token.input.value = '';
    return t(`setup.${name}.checked`);
  };
  return h('div', { class: 'setup-token' }, name === 'bot' && whereToFind(),
    h('ol', { class: 'setup-how' }, STEPS[name].map((each) => h('li', {}, t(`setup.${name}.how.${each}`)))),
    savingForm({ fields: { token }, save, signal, layout: [token.node], action: t('setup.check') }));
}
