// What was typed of a line ↔ what the server is asked to change of it.
import type { Schemas } from '../api/client';
import type { Order } from '../api/things';
import { kopecks, typed } from '../parts/format';
import type { Action } from './rules';

export type Line = Order['lines'][number];
export type LineAction = Exclude<Action, 'adjust' | 'cancel' | 'reopen'>;

const NEW = { name: '', article: '', option: '', quantity: '1', price: '', comment: '', reason: '' };
export type Typed = typeof NEW & { action: LineAction };
export const FIELDS = ['name', 'article', 'option', 'quantity', 'price', 'comment'] as const;

export const COUNTS: readonly Line['state'][] = ['pending', 'accepted', 'replaced'];

/** What makes sense of a line in its state, in the order of how often it is needed. */
export const actionsOf = (line: Line): LineAction[] =>
  COUNTS.includes(line.state) ? ['change', 'out_of_stock', 'refuse', 'replace', 'remove'] : ['restore'];

/** Whether its fields are typed anew, or only its state changes. */
export const isTyped = (action: LineAction): boolean => ['add', 'change', 'replace'].includes(action);

export const asTyped = (action: LineAction, line?: Line): Typed =>
  line
    ? { ...line, action, quantity: String(line.quantity), price: typed(line.price), reason: '' }
    : { ...NEW, action };

/** Only what differs from what was seen: what another changed meanwhile stays as he left it. */
export function asEdit(wish: Typed, place: number | undefined, seen: Typed): Schemas['LineEdited'] {
  const edit: Schemas['LineEdited'] = { action: wish.action, line: place };
  if (!isTyped(wish.action)) return edit;
  const differs = (name: (typeof FIELDS)[number]) => wish.action === 'add' || wish[name] !== seen[name];
  for (const name of ['name', 'article', 'option', 'comment'] as const) if (differs(name)) edit[name] = wish[name];
  if (differs('quantity')) edit.quantity = Number(wish.quantity);
  if (differs('price')) edit.price = kopecks(wish.price) ?? 0;
  return edit;
}

export const isSame = (wish: Typed, seen: Typed): boolean =>
  wish.action === 'change' && FIELDS.every((name) => wish[name] === seen[name]);

/** What is wrong with a line whose fields are typed. */
export const faultsOf = ({ name, article, quantity, price }: Typed) => ({
  ...(!name.trim() && !article.trim() && { name: 'form.required' as const }),
  ...(!/^[1-9]\d{0,5}$/.test(quantity.trim()) && { quantity: 'line.count' as const }),
  ...((kopecks(price) ?? -1) < 0 && { price: 'form.sum' as const }),
});
