// Purchases that are not over yet: where each stands, and until when it is to be paid.
import { bdi, h } from '../parts/dom.js';
import { day, moment, money, number } from '../parts/format.js';
import { has, t } from '../shell/texts.js';

export const purchasesBlock = (purchases) => h('section', { class: 'home-section', 'aria-labelledby': 'home-purchases' },
  h('h2', { id: 'home-purchases' }, t('home.purchases')),
  purchases.length ? h('ul', { class: 'card home-list' }, purchases.map(row)) : h('p', { class: 'card muted' }, t('home.purchases.none')));

const row = (purchase) => h('li', { class: 'home-row' }, h('p', {}, h('span', { class: 'home-title' }, bdi(purchase.title)),
  h('span', { class: 'home-facts muted' }, facts(purchase).map((each) => h('span', {}, each)))));

const facts = ({ stage, progress, stopAt, paymentOpen, payUntil, collectFrom }) => [
  has(`stage.${stage}`) ? t(`stage.${stage}`) : stage,
  stage === 'collecting' && stopAt && t('home.stopAt', { date: moment(stopAt) }),
  progress.orders > 0 && t('home.orders', { count: number(progress.orders), sum: money(progress.sum) }),
  progress.paid > 0 && t('home.paid', { sum: money(progress.paid) }),
  progress.share !== null && t('home.share', { share: number(progress.share) }),
  paymentOpen && (payUntil ? t('home.payUntil', { date: moment(payUntil) }) : t('home.payOpen')),
  collectFrom && t('home.collectFrom', { date: day(collectFrom) }),
].filter(Boolean);
