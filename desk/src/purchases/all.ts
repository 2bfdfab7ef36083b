// All purchases, newest first; those that are put away stand behind all others when they are asked for.
import { api, taken } from '../api/client';
import { useList } from '../parts/list';

export const usePurchases = (archived = false) =>
  useList(['purchases', archived], (cursor) =>
    taken(api.GET('/v1/purchases', { params: { query: { cursor, archived: archived ? 'true' : undefined } } })),
  );
