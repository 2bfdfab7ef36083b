// A rule as it is typed, and as it is sent: lists of words stand in one field each, numbers may be empty.
import { ANYTHING, type Rule, type When } from './rules_query';

const WORDS = ['brands', 'articles', 'regions'] as const;
const NUMBERS = ['price', 'margin', 'quantityFrom', 'quantityTo'] as const;

type Words = (typeof WORDS)[number];
type Numbers = (typeof NUMBERS)[number];

export interface Typed extends Omit<Rule, 'when'> {
  when: Omit<When, Words | Numbers | 'stock'> & Record<Words | Numbers, string> & { stock: '' | 'enough' | 'short' };
}

const SEPARATORS = /[\n,;\t]/;

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(SEPARATORS)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
];

const digits = (value: number | null): string => (value === null ? '' : String(value));

export const asTyped = (rule: Rule): Typed => ({
  ...rule,
  when: {
    ...rule.when,
    ...of(WORDS, (name) => rule.when[name].join(', ')),
    ...of(NUMBERS, (name) => digits(rule.when[name])),
    stock: rule.when.stock ?? '',
  },
});

export const asRule = ({ when, ...typed }: Typed): Rule => ({
  ...typed,
  title: typed.title.trim(),
  priceList: typed.act === 'accept' && typed.choice === 'list' ? typed.priceList : '',
  choice: typed.act === 'accept' ? typed.choice : 'cost',
  reason: typed.act === 'refuse' ? typed.reason.trim() : '',
  reasonText: typed.act === 'refuse' ? typed.reasonText.trim() : '',
  when: {
    ...ANYTHING,
    ...when,
    ...of(WORDS, (name) => split(when[name])),
    ...of(NUMBERS, (name) => (when[name].trim() ? Number(when[name]) : null)),
    stock: when.stock || null,
  },
});

/** What is asked of a number, as far as it is no matter of the server's. */
export const isNumber = (text: string): boolean => /^\d{0,7}$/.test(text.trim());

const of = <N extends string, V>(names: readonly N[], value: (name: N) => V): Record<N, V> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, V>;
