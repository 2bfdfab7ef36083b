// What is on the buyer's balance, where he would otherwise pay: an organizer uses it for an order, or gives it back.
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';

export const balanceWords = (balance, currency) => balance > 0 && h('p', { class: 'balance' }, icon('card'),
  h('span', {}, h('strong', {}, t('balance.title', { sum: money(balance, currency, { kopecks: true }) })), ' ', t('balance.text')));
