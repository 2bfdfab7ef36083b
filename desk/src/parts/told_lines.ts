// Lines of an order as its journal tells them: by fields, or as pairs of what was and what is.
export interface Line {
  name: string;
  option: string;
  quantity: number;
  price: number;
  lineState?: string;
}

type Short = readonly [name: string, option: string, quantity: number, price: number];
type Pair = readonly [before: Short | null, after: Short | null];

export const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'quantity' in value && 'price' in value && 'name' in value;

const isShort = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 4);

const isPairs = (value: unknown): value is readonly Pair[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => Array.isArray(each) && each.every(isShort));

function lineOf(short: Short | null): Line[] {
  if (!short) return [];
  const [name, option, quantity, price] = short;
  return [{ name, option, quantity, price }];
}

export function linesOf(pairs: unknown): { before: Line[]; after: Line[] } | null {
  if (!isPairs(pairs)) return null;
  return { before: pairs.flatMap(([before]) => lineOf(before)), after: pairs.flatMap(([, after]) => lineOf(after)) };
}
