// Money is whole minor units, times are UTC: here both become what a person of this community reads.
import { session } from '../shell/session';
import { language } from '../texts';

const MINUTE_MS = 60_000;
const LOCALES = { ru: 'ru-RU', en: 'en-GB' };
const locale = () => LOCALES[language()];
const zone = () => session()?.community.timeZone ?? 'Europe/Moscow';

export function money(amount: number, currency = session()?.community.currency ?? 'RUB'): string {
  const digits = amount % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(amount / 100)
    .replace('-', '−');
}

export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** «12.5» as the API writes it. */
export const percent = (text: string): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(Number(text) / 100);

/** Kopecks as they are typed: `1234.50`, or nothing. */
export const typed = (amount: number | null | undefined): string =>
  amount == null ? '' : amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2);

/** Kopecks of what was typed, with a comma or spaces too; null where it is no sum. */
export function kopecks(text: string): number | null {
  const tidy = text.replace(/[\s ]/g, '').replace(',', '.');
  return /^-?\d{1,9}(\.\d{1,2})?$/.test(tidy) ? Math.round(Number(tidy) * 100) : null;
}

// A day of the calendar («2026-11-22») is the same day everywhere.
const zoneOf = (iso: string) => (iso.length === 10 ? 'UTC' : zone());

function dated(iso: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zoneOf(iso), ...options }).format(new Date(iso));
}

const year = (iso: string) => dated(iso, { year: 'numeric' });

/** The year is worth its place only when it is another one. */
export const day = (iso: string): string =>
  dated(iso, {
    day: 'numeric',
    month: 'short',
    year: year(iso) === year(new Date().toISOString()) ? undefined : 'numeric',
  });

export const moment = (iso: string): string => `${day(iso)}, ${dated(iso, { hour: '2-digit', minute: '2-digit' })}`;

/** To the second: what is over in some of them. */
export const clock = (iso: string): string => dated(iso, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** For a field of date and time, in the zone of the community. */
export function local(iso: string | null | undefined): string {
  return iso ? new Date(Date.parse(iso) + offset(Date.parse(iso))).toISOString().slice(0, 16) : '';
}

/** What such a field holds, as a time; the clock of the community may go forward between. */
export function utc(text: string): string | null {
  if (!text) return null;
  const wall = Date.parse(`${text}:00Z`);
  const guess = wall - offset(wall);
  return new Date(wall - offset(guess)).toISOString();
}

/** When a day of the community begins; a field that is empty asks for none. */
export const dayBegins = (day: string | undefined): string | undefined => utc(day ? `${day}T00:00` : '') ?? undefined;

/** The last moment of it. */
export function dayEnds(day: string | undefined): string | undefined {
  const minute = utc(day ? `${day}T23:59` : '');
  return minute ? new Date(Date.parse(minute) + MINUTE_MS - 1).toISOString() : undefined;
}

/** Milliseconds between UTC and the community's clock at that moment. */
function offset(at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone(),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (name: string) => Number(parts.find((each) => each.type === name)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** How the currency is written beside a field. */
export const sign = (currency = session()?.community.currency ?? 'RUB'): string =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;
