// One purchase, found among all while the API has no address of a single one.

import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';
import { Problem } from '../api/problems';
import type { Purchase } from '../api/things';

async function find(id: string, cursor?: string): Promise<Purchase> {
  const page = await taken(api.GET('/v1/purchases', { params: { query: { cursor } } }));
  const found = page.items.find((each) => each.id === id);
  if (found) return found;
  if (!page.next) throw new Problem(404, 'not_found', '');
  return find(id, page.next);
}

export const usePurchase = (id: string) => useQuery({ queryKey: ['purchase', id], queryFn: () => find(id) });
