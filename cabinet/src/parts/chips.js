// A short word on a state: one meaning has one colour, wherever it is said.
import { has, t } from '../shell/texts.js';
import { h } from './dom.js';

const TONES = {
  'payment.unpaid': 'warn', 'payment.claimed': 'info', 'payment.partly_paid': 'warn', 'payment.paid': 'good', 'payment.overpaid': 'info',
  'pay.claimed': 'info', 'claim.pending': 'info', 'claim.confirmed': 'good', 'claim.partly': 'warn', 'claim.nothing': 'warn', 'claim.rejected': 'bad',
  'card.toPay': 'warn', 'handout.ready': 'good', 'handout.stored': 'info', 'handout.returned': 'bad',
  'line.replaced': 'info', 'line.refused': 'bad', 'line.out_of_stock': 'warn', 'order.stage.cancelled': 'bad',
  'deadline.today': 'warn', 'deadline.tomorrow': 'warn', 'deadline.past.today': 'bad', 'deadline.past.yesterday': 'bad', 'deadline.past.other': 'bad',
  'setup.state.done': 'good', 'setup.state.refused': 'bad',
  'points.closed': 'warn', 'points.closedUntil': 'warn',
};

export const chip = (tone, text) => h('span', { class: `chip chip-${tone}` }, text);

// A state that is newer than this page is shown as it is called.
export const chipOf = (key, params) => chip(TONES[key] ?? 'calm', has(key) ? t(key, params) : key.split('.').pop());
