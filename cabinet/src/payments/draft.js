// What was typed stays until it is sent: neither a failure nor a look at the order, the other language or a reload loses
// it; only a file does not outlive the page. The key is made once for the form: whatever is pressed twice is one claim.
import { keepDrafts, keptDrafts } from '../shell/kept.js';

const EMPTY = { amount: null, paidAt: null, comment: '', file: null, proof: null };
const drafts = new Map(Object.entries(keptDrafts()).map(([name, typed]) => [name, { ...EMPTY, ...typed }]));

export function draftOf(numbers) {
  const name = [...numbers].sort().join();
  if (!drafts.has(name)) drafts.set(name, { key: randomKey(), ...EMPTY });
  const draft = drafts.get(name);
  return { ...draft, keep: (change) => { Object.assign(draft, change); save(); }, forget: () => { drafts.delete(name); save(); } };
}

const save = () => keepDrafts(Object.fromEntries([...drafts].map(([name, { key, amount, paidAt, comment }]) => [name, { key, amount, paidAt, comment }])));

function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
