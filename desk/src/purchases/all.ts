// All purchases, newest first.
import { api, taken } from '../api/client';
import { useList } from '../parts/list';

export const usePurchases = () =>
  useList(['purchases'], (cursor) => taken(api.GET('/v1/purchases', { params: { query: { cursor } } })));
