// Money is whole minor units, times are UTC: here both become what a person of this community reads.
import { language } from '../shell/texts.js';

const LOCALES = { ru: 'ru-RU', en: 'en-GB' };
let zone = 'Europe/Moscow';
let home = 'RUB';

export function useCommunity(community) {
  zone = validZone(community?.timeZone) ?? zone;
  home = community?.currency ?? home;
}

const locale = () => LOCALES[language()];

/** @param {number} amount  @param {string} [currency]  @param {{ kopecks?: boolean }} [wish] */
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
  const year = yearOf(iso) === yearOf(new Date().toISOString()) ? undefined : 'numeric';
  return dated(iso, { day: 'numeric', month: 'long', year });
}

export const dayAndTime = (iso) =>
  dated(iso, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

// As short as it can be told: the year is left out while it is this one.
export const moment = (iso) => `${day(iso)}, ${clock(iso)}`;

export const clock = (iso) => dated(iso, { hour: '2-digit', minute: '2-digit' });

// How many midnights of the community lie between now and then: 0 is today, 1 tomorrow, −1 yesterday.
export const daysAway = (iso) => dayNumber(iso) - dayNumber(new Date().toISOString());

function dayNumber(iso) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zoneOf(iso), year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(iso));
  const { year, month, day: date } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, date) / 86400000;
}

// A day of the calendar ("2026-11-22") is the same day everywhere.
const zoneOf = (iso) => (iso.length === 10 ? 'UTC' : zone);

const yearOf = (iso) => dated(iso, { year: 'numeric' });

function dated(iso, options) {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(locale(), { timeZone: zoneOf(iso), ...options }).format(moment);
}

function validZone(name) {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
