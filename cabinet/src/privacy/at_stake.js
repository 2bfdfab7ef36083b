// What the buyer has still to collect and to pay: after an erasure nobody can find it by his name.
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { get } from '../shell/api.js';
import { t } from '../shell/texts.js';

export function atStake(signal) {
  const node = h('div', { class: 'at-stake', role: 'status' });
  tell(node, signal).catch(() => {});
  return node;
}

async function tell(node, signal) {
  const [{ parcels }, { bills }] = await Promise.all([get('buyer/parcels', signal), get('buyer/bills', signal)]);
  const lines = [
    parcels.length && t('erasure.waits', { orders: parcels.map(numberOf).join(', ') }),
    bills.length && t('erasure.owed', { orders: bills.map((bill) => `${numberOf(bill)} (${money(bill.debt, bill.currency)})`).join(', ') }),
  ].filter(Boolean);
  node.replaceChildren(...(lines.length ? [h('div', { class: 'alarm alarm-warn' }, lines.map((line) => h('p', { class: 'alarm-title' }, line)))] : []));
}

const numberOf = ({ number }) => t('order.number', { number });
