// The words of the desk: Russian or English, one of them is fetched. A key that is missing does not pass the type check.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type catalogue from './catalogue.ru.json';
import type external from './external.ru.json';
import type more from './more.ru.json';
import type ru from './ru.json';
import type rules from './rules.ru.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: false;
    defaultNS: 'desk';
    resources: { desk: typeof ru & typeof more & typeof external & typeof catalogue & typeof rules };
  }
}

export type Language = 'ru' | 'en';

const KEPT = 'desk.language';
const CATALOGUES: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./ru.json'),
  en: () => import('./en.json'),
};
const MORE: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./more.ru.json'),
  en: () => import('./more.en.json'),
};
const EXTERNAL: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./external.ru.json'),
  en: () => import('./external.en.json'),
};

const CATALOGUE: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./catalogue.ru.json'),
  en: () => import('./catalogue.en.json'),
};

const RULES: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./rules.ru.json'),
  en: () => import('./rules.en.json'),
};

function wished(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'ru' || kept === 'en') return kept;
  return navigator.languages.some((each) => each.startsWith('ru')) || !navigator.language.startsWith('en')
    ? 'ru'
    : 'en';
}

export async function openTexts(): Promise<void> {
  const lng = wished();
  const { default: desk } = await CATALOGUES[lng]();
  document.documentElement.lang = lng;
  await i18next.use(initReactI18next).init({
    lng,
    ns: ['desk'],
    defaultNS: 'desk',
    resources: { [lng]: { desk } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
}

/** A screen that is not the first one, with the words that such screens need beside. */
export const worded = <T>(screen: Promise<T>): Promise<T> => beside(screen, MORE);

/** A screen of marketplaces: these have words that no other one needs. */
export const wordedMarket = <T>(screen: Promise<T>): Promise<T> => beside(screen, MORE, EXTERNAL);

/** A screen of price lists. */
export const wordedStock = <T>(screen: Promise<T>): Promise<T> => beside(screen, MORE, CATALOGUE);

/** The screen of rules for orders of marketplaces. */
export const wordedRules = <T>(screen: Promise<T>): Promise<T> => beside(screen, MORE, EXTERNAL, RULES);

async function beside<T>(screen: Promise<T>, ...catalogues: (typeof MORE)[]): Promise<T> {
  const fetched = await Promise.all(catalogues.map((each) => each[language()]()));
  for (const { default: desk } of fetched) i18next.addResourceBundle(language(), 'desk', desk, true);
  return screen;
}

export const language = (): Language => (i18next.language === 'en' ? 'en' : 'ru');

// The page begins anew in the other language: what was formatted before would stay as it was.
export function speak(language: Language): void {
  localStorage.setItem(KEPT, language);
  location.reload();
}
