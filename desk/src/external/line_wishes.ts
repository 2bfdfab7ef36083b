// What somebody wants of each undecided line: whether it is chosen, how many pieces, which offer.
import { useState } from 'react';
import type { Schemas } from '../api/client';
import type { External, ExternalLine } from '../api/things';

export interface LineWish {
  chosen: boolean;
  pieces: string;
  /** Under which its offers are looked for; undefined: its own. */
  article?: string;
  /** Null: none, by choice; undefined: not chosen yet. */
  offer?: string | null;
}

const firstWish = ({ wanted }: ExternalLine): LineWish => ({
  chosen: true,
  pieces: wanted === null ? '' : String(wanted),
});

/** What is wrong with the pieces of a line, as a key of texts. */
export function faultOf(
  { wanted }: ExternalLine,
  { pieces }: LineWish,
): 'line.pieces.wrong' | 'line.pieces.many' | null {
  if (!/^[1-9]\d{0,8}$/.test(pieces.trim())) return 'line.pieces.wrong';
  return wanted !== null && Number(pieces) > wanted ? 'line.pieces.many' : null;
}

export const accepted = ({ key }: ExternalLine, { pieces, offer }: LineWish): Schemas['LineAsked'] => ({
  key,
  pieces: Number(pieces),
  offer: offer ?? null,
});

/** Kept while the order is read anew; a line that is new to it is chosen like the others. */
export function useLineWishes(order: External) {
  const [wishes, setWishes] = useState<Readonly<Record<string, LineWish>>>({});
  const of = (line: ExternalLine): LineWish => wishes[line.key] ?? firstWish(line);
  const wish = (line: ExternalLine, more: Partial<LineWish>) =>
    setWishes((before) => ({ ...before, [line.key]: { ...(before[line.key] ?? firstWish(line)), ...more } }));
  const open = order.lines.filter(({ decision }) => decision === 'new');
  return { of, wish, open, chosen: open.filter((line) => of(line).chosen) };
}
