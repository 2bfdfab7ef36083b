// What the codes of a seller's own statuses mean, as they are typed: a code per row, and those that we set ourselves.
import type { Schemas } from '../api/client';

type Phase = Schemas['Phase'];

/** Rows of the form that are no code of an order. */
const SET = ['accepted', 'refused', 'prepaid'] as const;

export const MEANINGS: readonly Phase[] = ['open', 'accepted', 'done', 'cancelled', 'unpaid'];

interface Codes {
  accepted: string;
  refused: string;
  prepaid: string;
  rows: { id: string; code: string; meaning: string }[];
}

/** What is typed of an account. */
export interface Typed {
  title: string;
  region: string;
  movesRegion: boolean;
  reserve: string;
  codes: Codes;
}

export const newRow = (code = '', meaning = 'open') => ({ id: crypto.randomUUID(), code, meaning });

export function codesOf(statuses: Record<string, string>): Codes {
  const rows = Object.entries(statuses).filter(([code]) => !(SET as readonly string[]).includes(code));
  return {
    accepted: statuses.accepted ?? '',
    refused: statuses.refused ?? '',
    prepaid: statuses.prepaid ?? '',
    rows: rows.map(([code, meaning]) => newRow(code, meaning)),
  };
}

export function statusesOf(codes: Codes): Record<string, string> {
  const set = SET.map((name) => [name, codes[name].trim()]);
  const rows = codes.rows.map(({ code, meaning }) => [code.trim(), meaning]);
  return Object.fromEntries([...set.filter(([, code]) => code), ...rows.filter(([code]) => code)]);
}
