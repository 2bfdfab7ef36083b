// Bills ticked for one claim. They stay ticked while the person looks around, until the claim is sent.
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { limit } from '../shell/limits.js';
import { t } from '../shell/texts.js';
import { dueOf } from './due.js';

const chosen = new Map();

export const claimAddress = (numbers) => `#/pay/new?orders=${numbers.map(encodeURIComponent).join(',')}`;
export const forgetChosen = () => chosen.clear();

export function selection() {
  const words = h('p', { class: 'picked-words', role: 'status' });
  const go = h('a', { class: 'button' });
  const bar = h('div', { class: 'picked', hidden: true }, words, go);

  function draw() {
    bar.hidden = chosen.size === 0;
    const why = whyNot([...chosen.values()]);
    go.hidden = Boolean(why);
    go.textContent = t('pay.claimPicked', { count: chosen.size });
    words.textContent = why || t('pay.picked', { count: chosen.size, sum: sumOf([...chosen.values()]) });
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

function whyNot(bills) {
  if (bills.length > limit('orders')) return t('pay.tooMany', { count: limit('orders') });
  return paidAlike(bills) ? '' : t('pay.different');
}

// One transfer has one receiver: the same organizer and the same details.
export const paidAlike = (bills) => new Set(bills.map(({ organizer, details }) => JSON.stringify([organizer, details]))).size < 2;

// Purchases may have different currencies: their sums stand side by side.
export function sumOf(bills, amountOf = dueOf) {
  const sums = new Map();
  for (const bill of bills) sums.set(bill.currency, (sums.get(bill.currency) ?? 0) + amountOf(bill));
  return [...sums].map(([currency, amount]) => money(amount, currency)).join(' + ');
}
