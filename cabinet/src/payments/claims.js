// What the buyer has reported, newest first, and what became of it.
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { heading, notice } from '../parts/states.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { claimCard } from './claim.js';
import { paymentSections } from './sections.js';

export function claimsScreen({ signal }) {
  const { node: list } = endless({ signal, label: t('claims.title'), empty: nothing, row: (claim) => claimCard(claim, signal),
    load: async (cursor) => {
      const answer = await get(`buyer/claims${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal);
      return { items: answer.claims, cursor: answer.cursor };
    } });
  const node = h('div', { class: 'screen' },
    h('div', { class: 'screen-head' }, heading(t('claims.title')), paymentSections('#/claims')), list);
  return { title: t('claims.title'), node };
}

const nothing = () => notice({ art: 'receipt', title: t('claims.empty.title'), text: t('claims.empty.text'),
  actions: [h('a', { class: 'button button-quiet', href: '#/pay' }, t('pay.title'))] });
