// Paying in the screen of an order: what is left, how, and the way to tell of it.
import { chipOf } from '../parts/chips.js';
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { t } from '../shell/texts.js';
import { balanceWords } from './balance.js';
import { paymentDetails } from './details.js';
import { deadline, dueOf } from './due.js';
import { claimAddress } from './selection.js';

export function paying(order) {
  const cancelled = order.stage === 'cancelled';
  if (!order.paid && (cancelled || !order.sum.total)) return null;
  if (order.paidElsewhere) return elsewhere();
  const view = cancelled ? toReturn : order.debt > 0 ? owing : settled;
  return h('section', { class: 'block', 'aria-labelledby': 'order-paying' }, view(order), balanceWords(order.balance, order.currency));
}

const elsewhere = () => h('section', { class: 'block', 'aria-labelledby': 'order-paying' },
  h('h2', { id: 'order-paying' }, t('owe.elsewhere')), h('p', { class: 'muted' }, t('owe.elsewhere.text')));

const toReturn = ({ paid, currency }) => [title('owe.return', paid, currency), h('p', { class: 'muted' }, t('owe.cancelled'))];

const owing = (order) => (dueOf(order) ? due(order) : checked(order));

function due(order) {
  const { payment, currency } = order;
  return [
    title('owe.title', dueOf(order), currency),
    h('p', { class: 'chips' }, payment.open && deadline({ ...order, until: payment.until }),
      order.claimed > 0 && chipOf('pay.claimed', { sum: money(order.claimed, currency) })),
    paidPart(order),
    payment.open ? [paymentDetails(payment.details), h('a', { class: 'button button-wide', href: claimAddress([order.number]) }, t('pay.claim'))]
      : h('p', { class: 'muted' }, t('owe.closed')),
  ];
}

// All that is owed was reported: where to pay would only make somebody pay twice.
const checked = (order) => [
  title('owe.checked', order.claimed, order.currency),
  h('p', { class: 'muted' }, t('owe.checked.text')),
  paidPart(order),
  order.payment.open && h('a', { class: 'button button-wide button-quiet', href: claimAddress([order.number]) }, t('pay.claimMore')),
];

const paidPart = ({ paid, sum, currency }) => paid > 0 && h('p', { class: 'muted' },
  t('pay.paidOf', { paid: money(paid, currency), total: money(sum.total, currency) }));

function settled({ paid, sum, currency }) {
  const over = paid - sum.total;
  return [title('owe.paid', paid, currency), over > 0 && h('p', { class: 'muted' }, t('owe.over', { sum: money(over, currency) }))];
}

const title = (key, amount, currency) => h('div', { class: 'block-head' },
  h('h2', { id: 'order-paying' }, t(key)), h('p', { class: 'block-sum' }, money(amount, currency)));
