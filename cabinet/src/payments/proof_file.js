// A file that shall be a proof: looked at before anything is sent.
import { limit } from '../shell/limits.js';

// By the type the browser names, or by the ending of the name.
export function typeOf(file) {
  const types = limit('proofTypes');
  const ending = file.name.split('.').pop().toLowerCase().replace('jpeg', 'jpg');
  return Object.hasOwn(types, file.type) ? file.type : Object.keys(types).find((each) => types[each] === ending) ?? null;
}

// The name of a text that says what is wrong, or nothing.
export function whatIsWrong(file) {
  if (!typeOf(file)) return 'proof.wrongKind';
  if (file.size === 0) return 'proof.empty';
  return file.size > limit('proof') ? 'proof.tooLarge' : '';
}

export const megabytes = () => limit('proof') / 1_000_000;
