// Bills ticked for one claim. They stay ticked while the person looks around, until the claim is sent.
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { t } from '../shell/texts.js';
import { dueOf } from './due.js';

export const MOST_ORDERS = 10;
const chosen = new Map();

export const claimAddress = (numbers) => `#/pay/new?orders=${numbers.map(encodeURIComponent).join(',')}`;
export const forgetChosen = () => chosen.clear();

export function selection() {
  const words = h('p', { class: 'picked-words', role: 'status' });
  const go = h('a', { class: 'button' }, t('pay.claim'));
  const bar = h('div', { class: 'picked', hidden: true }, words, go);

  function draw() {
    bar.hidden = chosen.size === 0;
    const tooMany = chosen.size > MOST_ORDERS;
    go.hidden = tooMany;
    words.textContent = tooMany ? t('pay.tooMany', { count: MOST_ORDERS }) : t('pay.picked', { count: chosen.size, sum: sumOf([...chosen.values()]) });
    go.setAttribute('href', claimAddress([...chosen.keys()]));
  }

  function box(bill, labelledBy) {
    const input = h('input', { type: 'checkbox', 'aria-labelledby': labelledBy, on: { change: () => {
      if (input.checked) chosen.set(bill.number, bill);
      else chosen.delete(bill.number);
      draw();
    } } });
    input.checked = chosen.has(bill.number);
    if (input.checked) chosen.set(bill.number, bill);
    draw();
    return h('label', { class: 'bill-pick' }, input);
  }

  // What is not owed any more is not chosen any more.
  function keep(bills) {
    const owed = new Set(bills.map(({ number }) => number));
    for (const number of chosen.keys()) if (!owed.has(number)) chosen.delete(number);
    draw();
  }

  return { bar, box, keep };
}

// Purchases may have different currencies: their sums stand side by side.
export function sumOf(bills, amountOf = dueOf) {
  const sums = new Map();
  for (const bill of bills) sums.set(bill.currency, (sums.get(bill.currency) ?? 0) + amountOf(bill));
  return [...sums].map(([currency, amount]) => money(amount, currency)).join(' + ');
}
