// The price lists of the community: few, and asked for together.
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';
import type { PriceList } from '../api/things';
import { useMay } from '../shell/rights';

export const PRICE_LISTS = ['price-lists', 'all'] as const;

/** Where lists and what is in them are shown, here and beside orders of marketplaces. */
export const STOCK = [['price-lists'], ['offers']] as const;

/** None for whoever may not see them. */
export function usePriceLists() {
  const may = useMay();
  return useQuery({
    queryKey: PRICE_LISTS,
    queryFn: () => taken(api.GET('/v1/price-lists')),
    enabled: may('offers:read'),
  });
}

export function usePriceList(id: string): { priceList?: PriceList; query: ReturnType<typeof usePriceLists> } {
  const query = usePriceLists();
  return { priceList: query.data?.items.find((each) => each.id === id), query };
}
