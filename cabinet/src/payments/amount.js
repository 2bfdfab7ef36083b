// The sum that was paid: it begins as the debt and says at once when it is another or a repeated one.
import { h } from '../parts/dom.js';
import { field } from '../parts/fields.js';
import { day, hasKopecks, money } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { limit } from '../shell/limits.js';
import { language, t } from '../shell/texts.js';
import { dueOf } from './due.js';
import { kopecksOf, readSum } from './typed_sum.js';

const LONGEST = '30'; // signs, of whatever is pasted
const ALIVE = ['pending', 'confirmed'];

export function amountField({ orders, typed, onInput }) {
  const [{ currency }] = orders;
  const due = orders.reduce((sum, order) => sum + dueOf(order), 0);
  const remark = h('div', { class: 'remarks', role: 'status' });
  const entry = field({ label: t('claim.amount', { currency: sign(currency) }), inputmode: 'decimal',
    autocomplete: 'off', maxlength: LONGEST, value: typed ?? (due ? written(due) : ''), on: { input: changed } });

  function changed() {
    onInput(entry.value());
    entry.fail('');
    look();
  }

  function look() {
    const amount = kopecksOf(entry.value());
    remark.replaceChildren(...(amount ? [compared(amount, due, currency), repeated(amount, orders, currency)].filter(Boolean) : []));
  }

  const read = () => {
    const { kopecks, wrong } = readSum(entry.value());
    entry.fail(wrong ? t(`claim.amount.${wrong}`, { limit: money(limit('amount'), currency) }) : '');
    return kopecks ?? null;
  };

  look();
  entry.node.append(remark);
  return { ...entry, read, amount: () => kopecksOf(entry.value()) ?? due };
}

function compared(amount, due, currency) {
  if (amount === due) return null;
  const key = amount < due ? 'claim.less' : 'claim.more';
  return h('p', { class: 'remark' }, icon('alert'), t(key, { sum: money(Math.abs(amount - due), currency) }));
}

function repeated(amount, orders, currency) {
  const claim = orders.flatMap((order) => order.claims).find((each) => [each.amount, each.confirmed].includes(amount) && ALIVE.includes(each.state));
  return claim && h('p', { class: 'remark remark-loud' }, icon('alert'), t('claim.repeated', { sum: money(amount, currency), date: day(claim.filedAt) }));
}

function written(kopecks) {
  const text = hasKopecks(kopecks) ? (kopecks / 100).toFixed(2) : String(kopecks / 100);
  return language() === 'ru' ? text.replace('.', ',') : text;
}

const sign = (currency) => money(0, currency).replace(/[\d\s.,]/g, '');
