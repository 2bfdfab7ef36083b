// What lies ready: where it is, from when, who hands it out, and what is still owed for it.
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { heading, notice } from '../parts/states.js';
import { get } from '../shell/api.js';
import { count, countLess } from '../shell/counts.js';
import { t } from '../shell/texts.js';
import { parcelCard } from './parcel.js';

export function parcelsScreen({ signal }) {
  let seen = 0;
  const { node: list, drop } = endless({ signal, label: t('collect.title'), empty: nothing,
    row: (parcel) => parcelCard(parcel, { signal, onReceived: () => { drop(parcel); countLess('collect', 1); } }),
    load: async (cursor) => {
      const answer = await get(`buyer/parcels${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal);
      seen += answer.parcels.length;
      if (!answer.cursor) count('collect', seen);
      return { items: answer.parcels, cursor: answer.cursor };
    } });
  return { title: t('collect.title'), node: h('div', { class: 'screen' }, heading(t('collect.title')), list) };
}

const nothing = () => notice({ art: 'parcel', title: t('collect.empty.title'), text: t('collect.empty.text'),
  actions: [h('a', { class: 'button button-quiet', href: '#/orders' }, t('order.missing.action'))] });
