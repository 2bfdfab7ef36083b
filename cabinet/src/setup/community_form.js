// The community's name, time, money and language.
import { zones } from '../founding/zones.js';
import { choiceField } from '../parts/choice_field.js';
import { h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { patch } from '../shell/api.js';
import { limit } from '../shell/limits.js';
import { languages, t } from '../shell/texts.js';
import { savingForm } from './saving.js';

export function communityForm(community, signal) {
  let { version } = community;
  const fields = {
    name: field({ label: t('founding.name'), wrong: t('founding.name.wrong'), value: community.name, maxlength: limit('title') }),
    timeZone: choiceField({ label: t('founding.timeZone'), hint: t('founding.timeZone.hint'), options: zones(), value: community.timeZone }),
    currency: choiceField({ label: t('founding.currency'), hint: t('founding.currency.hint'), options: community.currencies.map((each) => [each, each]), value: community.currency }),
    language: choiceField({ label: t('setup.language'), options: languages().map((each) => [each, t(`language.${each}`)]), value: community.language }),
  };
  const save = async (said) => { ({ version } = await patch('v1/community', said, version, signal)); };
  return savingForm({ fields, save, signal, layout: [fields.name.node, fields.timeZone.node,
    h('div', { class: 'form-pair' }, fields.currency.node, fields.language.node)] });
}
