// A sum as people type it, and as the page itself prints it: spaces, a currency sign, any of the two separators.
import { limit } from '../shell/limits.js';

const AROUND = /[\s\p{Sc}]|руб(?:\.|л[а-яё]*)?|р\.?$|rub|br/giu;
const PLAIN = /^\d{1,9}(?:[.,]\d{1,2})?$/;
const LARGE = /^\d{10,}(?:[.,]\d{1,2})?$/;
const UNCLEAR = /^\d{1,6}[.,]\d{3}$/;
// Thousands by one separator, kopecks, if any, by the other one.
const GROUPED = /^\d{1,3}(?:(?:,\d{3}){1,2}(?:\.\d{1,2})?|(?:\.\d{3}){1,2}(?:,\d{1,2})?)$/;

// Either `kopecks`, or `wrong`: the end of the name of a sentence that says why there are none.
export function readSum(text) {
  const bare = text.trim().replace(AROUND, '');
  const [sum] = bare.match(/[^-−–].*/) ?? [''];
  if (UNCLEAR.test(sum)) return { wrong: 'unclear' };
  if (LARGE.test(sum)) return { wrong: 'large' };
  if (!PLAIN.test(sum) && !GROUPED.test(sum)) return { wrong: 'unread' };
  const kopecks = Math.round(Number(decimal(sum)) * 100);
  if (kopecks > limit('amount')) return { wrong: 'large' };
  return kopecks > 0 && sum === bare ? { kopecks } : { wrong: 'zero' };
}

export const kopecksOf = (text) => readSum(text).kopecks ?? null;

// The last separator is the decimal one, unless it parts thousands.
function decimal(sum) {
  const [, whole, kopecks] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(sum) ?? [];
  return `${whole.replace(/[.,]/g, '')}.${kopecks ?? '0'}`;
}
