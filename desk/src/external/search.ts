// What is asked of the list of external orders, as it stands in the address of the screen, and as a saved view keeps it.
import type { Schemas } from '../api/client';
import { readAsked } from '../parts/asked';
import { dayBegins, dayEnds, local } from '../parts/format';

const ASKED = [
  'all',
  'account',
  'decision',
  'push',
  'phase',
  'region',
  'q',
  'who',
  'buyer',
  'placedFrom',
  'placedTo',
] as const;
const KEPT = ['account', 'decision', 'push', 'phase', 'region', 'q'] as const;

export type ExternalAsked = Partial<Record<(typeof ASKED)[number], string>>;

export const readExternal = (search: Record<string, unknown>): ExternalAsked => readAsked(ASKED, search);

/** Days of the form are days of the community; the API asks for moments. */
export function asQuery({ all, placedFrom, placedTo, ...others }: ExternalAsked, cursor?: string): object {
  return {
    ...others,
    waiting: all ? undefined : true,
    placedFrom: dayBegins(placedFrom),
    placedTo: dayEnds(placedTo),
    cursor,
  };
}

type Filter = Schemas['ExternalViewFilter'];

/** Who is looked for is not kept: a view tells of no person. */
export function asFilter(asked: ExternalAsked): Filter {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
  return {
    ...kept,
    waiting: !asked.all,
    placedFrom: dayBegins(asked.placedFrom) ?? null,
    placedTo: dayEnds(asked.placedTo) ?? null,
  };
}

export function asAsked(filter: Filter): ExternalAsked {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
  const days = (['placedFrom', 'placedTo'] as const).flatMap((name) =>
    filter[name] ? [[name, local(filter[name]).slice(0, 10)]] : [],
  );
  return { ...kept, ...Object.fromEntries(days), ...(filter.waiting ? {} : { all: 'true' }) };
}

/** Which of the two lists is looked at is no filter yet. */
export const isEmpty = ({ waiting: _, ...filter }: Filter): boolean => Object.values(filter).every((value) => !value);
