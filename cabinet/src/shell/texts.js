// All words of the pages come from ru.json and en.json, beside this module.
import { keptLanguage } from './kept.js';

const LANGUAGES = ['ru', 'en'];
// A reader is sent the words of one language only.
const LOADED = { ru: () => import('./ru.json'), en: () => import('./en.json') };
const QUOTES = { ru: { '«': '„', '»': '“' }, en: { '“': '‘', '”': '’' } };
const catalogues = {};
let current = 'ru';
let plural = new Intl.PluralRules('ru');

// Until a session says it: as OK was spoken to, or the cabinet before, or the browser.
export function guessLanguage(query) {
  const wanted = (new URLSearchParams(query).get('lang') || keptLanguage() || navigator.language || 'ru').slice(0, 2).toLowerCase();
  return LANGUAGES.includes(wanted) ? wanted : 'ru';
}

export async function speak(wanted) {
  const chosen = LANGUAGES.includes(wanted) ? wanted : 'ru';
  catalogues[chosen] ??= (await LOADED[chosen]()).default;
  choose(chosen);
}

// The language of what is asked for while the words are on their way.
export function choose(chosen) {
  current = chosen;
  plural = new Intl.PluralRules(chosen);
  document.documentElement.lang = chosen;
}

export const language = () => current;
export const languages = () => LANGUAGES;
export const has = (key) => catalogues[current]?.[key] !== undefined;

// A value is a sentence with {names}, or its plural forms chosen by {count}.
export function t(key, params = {}) {
  let text = catalogues[current]?.[key] ?? key;
  if (typeof text === 'object') text = text[plural.select(params.count)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => written(params[name]));
}

// Of a title that stands in quotes itself: those in it are of the other kind.
export const inner = (title) => title.replace(/[«»“”]/g, (quote) => QUOTES[current][quote] ?? quote);

function written(value) {
  if (typeof value === 'number') return new Intl.NumberFormat(current).format(value);
  return value ?? '';
}
