// A filter of the list ↔ one of a saved view: days of the form are days of the community, the API keeps moments.
import type { Schemas } from '../api/client';
import { dayBegins, dayEnds, local } from '../parts/format';
import type { Asked } from './search';

type Filter = Schemas['ViewFilter'];

const KEPT = ['purchase', 'point', 'paymentState', 'handout', 'stage', 'status'] as const;

/** Whom somebody searched for is not kept: it may be a name. */
export function asFilter(asked: Asked): Filter {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
  return {
    ...kept,
    owing: asked.owing ? asked.owing === 'true' : null,
    createdFrom: dayBegins(asked.createdFrom) ?? null,
    createdTo: dayEnds(asked.createdTo) ?? null,
  };
}

export function asAsked(filter: Filter): Asked {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
  const days = (['createdFrom', 'createdTo'] as const).flatMap((name) =>
    filter[name] ? [[name, local(filter[name]).slice(0, 10)]] : [],
  );
  const owing = filter.owing == null ? {} : { owing: String(filter.owing) };
  return { ...kept, ...owing, ...Object.fromEntries(days) };
}

export const isEmpty = (filter: Filter): boolean => Object.values(filter).every((value) => value == null);
