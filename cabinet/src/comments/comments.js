// What the buyer wrote under the group's goods in the last six months.
import { back } from '../parts/back.js';
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { icon } from '../parts/pictures.js';
import { heading, notice } from '../parts/states.js';
import { get } from '../shell/api.js';
import { constant } from '../shell/fapi.js';
import { t } from '../shell/texts.js';
import { commentCard } from './comment.js';

export function commentsScreen({ signal }) {
  const title = t('comments.title');
  const lead = h('p', { class: 'muted', hidden: true }, t('comments.lead'));
  const { node: list } = endless({ signal, label: title, row: commentCard, empty: nothing, load: async (cursor) => {
    const answer = await get(`buyer/comments${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal);
    lead.hidden = lead.hidden && answer.comments.length === 0;
    return { items: answer.comments, cursor: answer.cursor };
  } });
  return { title, node: h('div', { class: 'screen' }, back('#/more', t('tab.more')), heading(title), lead, list) };
}

const nothing = () => notice({ art: 'talk', title: t('comments.empty.title'), text: t('comments.empty.text'),
  actions: [h('a', { class: 'button button-quiet', href: constant('ok-web-servers')[0], target: '_blank', rel: 'noopener' }, t('action.portal'), icon('out'))] });
