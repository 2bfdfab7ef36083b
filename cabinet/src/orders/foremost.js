// Which one thing of an order matters most to its buyer: the first of these that is so. Said by lists, which have room for one.
const COLLECTABLE = ['ready', 'stored'];
const OWING = ['unpaid', 'partly_paid'];

const owes = ({ paymentState, covered, total }) => OWING.includes(paymentState) && !covered && total > 0;
const asked = (order) => order.asked && owes(order);
const late = ({ until }, now) => Boolean(until) && new Date(until) < now;

const RULES = [
  ['cancelled', ({ stage }) => stage === 'cancelled'],
  ['overdue', (order, now) => asked(order) && late(order, now)],
  ['to_pay', asked],
  ['collect', ({ handout, lines }) => COLLECTABLE.includes(handout) && lines > 0],
  ['reported', ({ claimed }) => claimed > 0],
  ['returned', ({ handout }) => handout === 'returned'],
  ['overpaid', ({ paymentState }) => paymentState === 'overpaid'],
  ['owing', (order) => owes(order) && (order.handout === 'handed_out' || order.paymentState === 'partly_paid')],
  ['handed_out', ({ handout }) => handout === 'handed_out'],
  ['paid', ({ paymentState, paidElsewhere }) => paymentState === 'paid' && !paidElsewhere],
];

/** @param {any} order  @param {Date} now */
export const foremost = (order, now) => RULES.find(([, holds]) => /** @type {any} */ (holds)(order, now))?.[0] ?? null;
