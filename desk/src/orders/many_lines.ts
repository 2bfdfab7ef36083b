// Several lines of an order at once: what each of them is to become, and what the server is asked for.
import type { Schemas } from '../api/client';
import { asEdit, asTyped, isSame, isTyped, type Line, type LineAction, type Typed } from './line_edits';

/** `place`: among the lines of the order; a new one has none. `seen`: as it was when the form was opened. */
export interface Row {
  key: string;
  place?: number;
  title: string;
  seen: Typed;
  actions: LineAction[];
  wish: Typed & { kept: boolean };
}

export const rowOf = (line: Line, place: number, actions: LineAction[]): Row => {
  const first = actions[0] ?? 'change';
  const seen = asTyped(first, line);
  const title = [line.name, line.option].filter(Boolean).join(' · ');
  return { key: String(place), place, title, seen, actions, wish: { ...seen, kept: first !== 'change' } };
};

export const newRow = (key: string): Row => {
  const seen = asTyped('add');
  return { key, title: '', seen, actions: ['add'], wish: { ...seen, kept: false } };
};

/** Those that something is asked of. */
export const askedRows = (rows: readonly Row[]): Row[] =>
  rows.filter(({ wish, seen }) => !wish.kept && !isSame(wish, seen));

export const editsOf = (rows: readonly Row[]): Schemas['LineEdited'][] =>
  askedRows(rows).map(({ wish, place, seen }) => asEdit(wish, place, seen));

export const hasFields = ({ wish }: Row): boolean => !wish.kept && isTyped(wish.action);

/** Where a field of a row stands in the form. */
export const at = (place: number, name: string): string => `rows.${place}.wish.${name}`;

/** `lines[1].quantity` is the field «quantity» of the second row that was asked for something. */
export function within(rows: readonly Row[]): (field: string) => string {
  const asked = askedRows(rows).map((row) => rows.indexOf(row));
  return (field) =>
    field.replace(/^lines\[(\d+)\]\.(\w+)$/, (_, place: string, name: string) => at(asked[Number(place)] ?? -1, name));
}
