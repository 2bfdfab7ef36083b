// A buyer is known by his orders and by his money; neither asks for more than it shows.
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import type { Listed } from '../api/things';
import { useList } from '../parts/list';
import { useMay } from '../shell/rights';

export type Ledger = Schemas['BuyersLedger'];

export const useOrdersOf = (buyer: string) =>
  useList(['orders', { buyer }], (cursor) => taken(api.GET('/v1/orders', { params: { query: { buyer, cursor } } })));

export function useLedger(buyer: string) {
  const may = useMay();
  return useQuery({
    queryKey: ['ledger', buyer],
    queryFn: () => taken(api.GET('/v1/buyers/{buyer}/ledger', { params: { path: { buyer } } })),
    enabled: may('payments:read'),
  });
}

export interface Found {
  buyer: Listed['buyer'];
  orders: Listed[];
}

/** Whose the orders are, each with his own, in the order of the list. */
export function buyersOf(orders: readonly Listed[]): Found[] {
  const found = new Map<string, Found>();
  for (const order of orders) {
    const known = found.get(order.buyer.id) ?? { buyer: order.buyer, orders: [] };
    known.orders.push(order);
    found.set(order.buyer.id, known);
  }
  return [...found.values()];
}
