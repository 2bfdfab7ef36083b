// Money is whole minor units, times are UTC: here both become what a person of this community reads.
import { language } from './texts.js';

const LOCALES = { ru: 'ru-RU', en: 'en-GB' };
let zone = 'Europe/Moscow';
let home = 'RUB';

export function useCommunity(community) {
  zone = validZone(community?.timeZone) ?? zone;
  home = community?.currency ?? home;
}

const locale = () => LOCALES[language()];

export function money(amount, currency, { kopecks } = {}) {
  const code = /^[A-Z]{3}$/.test(currency ?? '') ? currency : home;
  const whole = !(kopecks ?? hasKopecks(amount));
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol',
    ...(whole && { minimumFractionDigits: 0, maximumFractionDigits: 0 }) });
  return format.format(amount / 100).replace('-', '−');
}

export const hasKopecks = (amount) => amount % 100 !== 0;

export function percent(text) {
  const value = Number(text);
  if (!Number.isFinite(value)) return `${text} %`;
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
}

export const number = (value) => new Intl.NumberFormat(locale()).format(value);

// The year is worth its place only when it is another one.
export function day(iso) {
  const moment = new Date(iso);
  const year = yearOf(moment) === yearOf(new Date()) ? undefined : 'numeric';
  return dated(moment, { day: 'numeric', month: 'long', year });
}

export const dayAndTime = (iso) =>
  dated(new Date(iso), { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

const yearOf = (moment) => dated(moment, { year: 'numeric' });

function dated(moment, options) {
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(moment);
}

function validZone(name) {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
