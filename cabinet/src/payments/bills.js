// What is owed, the nearest deadline first: one bill or several at once lead to a claim.
import { h } from '../parts/dom.js';
import { endless } from '../parts/endless.js';
import { heading, notice, skeletons } from '../parts/states.js';
import { get } from '../shell/api.js';
import { count } from '../shell/counts.js';
import { t } from '../shell/texts.js';
import { balanceWords } from './balance.js';
import { billCard } from './bill.js';
import { dueOf, isOverdue } from './due.js';
import { paymentSections } from './sections.js';
import { selection, sumOf } from './selection.js';

export function billsScreen({ session, signal }) {
  const top = h('div', {}, skeletons(1, 'total'));
  const picked = selection();
  const shown = [];
  const choosable = () => owing(shown).length > 1;

  async function load(cursor) {
    const answer = await get(`buyer/bills${cursor ? `?${new URLSearchParams({ cursor })}` : ''}`, signal)
      .catch((error) => { if (!shown.length) top.replaceChildren(); throw error; });
    shown.push(...answer.bills);
    if (!answer.cursor) {
      count('pay', owing(shown).length);
      picked.keep(choosable() ? owing(shown) : []);
    }
    top.replaceChildren(...[shown.length > 0 && total(shown, Boolean(answer.cursor)), choosable() && h('p', { class: 'muted pick-hint' }, t('pay.pickHint'))].filter(Boolean));
    return { items: answer.bills, cursor: answer.cursor };
  }

  const { node: list } = endless({ signal, load, label: t('pay.title'), empty: nothing,
    row: (bill) => billCard(bill, choosable() && dueOf(bill) ? picked.box : null) });
  const node = h('div', { class: 'screen' },
    h('div', { class: 'screen-head' }, heading(t('pay.title')), paymentSections('#/pay')), balanceWords(session.waiting?.balance), top, list, picked.bar);
  return { title: t('pay.title'), node };
}

// What is claimed in full waits for the organizer: it is not to be paid once more.
const owing = (bills) => bills.filter(dueOf);

function total(bills, more) {
  const due = owing(bills);
  const checked = bills.filter(({ claimed }) => claimed > 0);
  const overdue = bills.filter(isOverdue);
  return h('section', { class: 'block total', 'aria-labelledby': 'pay-total' },
    h('h2', { id: 'pay-total', class: 'total-label' }, t(more ? 'pay.total.shown' : 'pay.total')),
    h('p', { class: 'total-sum' }, sumOf(due.length ? due : bills)),
    h('p', { class: 'total-facts' },
      due.length > 0 && h('span', {}, t('pay.orders', { count: due.length })),
      checked.length > 0 && h('span', {}, t('pay.checked', { count: checked.length, sum: sumOf(checked, (bill) => bill.claimed) }))),
    overdue.length > 0 && h('p', { class: 'total-overdue' }, t('pay.overdue', { count: overdue.length, sum: sumOf(overdue) })));
}

const nothing = () => notice({ art: 'wallet', title: t('pay.empty.title'), text: t('pay.empty.text'),
  actions: [h('a', { class: 'button button-quiet', href: '#/orders' }, t('order.missing.action'))] });
