// Offers of the own price lists, by their article. Where there are none of them yet, or nobody may see them, a line is
// accepted without one.
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import { Problem } from '../api/problems';

export type FoundOffer = Schemas['Offers']['items'][number];

const OFFERS = ['offers'] as const;
const NONE_YET = [403, 404];

/** Null where they cannot be asked for. */
async function orNone<T>(asked: Promise<{ data?: { items: T[] } }>): Promise<T[] | null> {
  try {
    const { items } = await taken(asked);
    return items;
  } catch (error) {
    if (error instanceof Problem && NONE_YET.includes(error.status)) return null;
    throw error;
  }
}

export const useOffers = (article: string) =>
  useQuery({
    queryKey: [...OFFERS, article],
    queryFn: () => orNone(api.GET('/v1/offers', { params: { query: { article } } })),
    enabled: article !== '',
  });

/** Whether some are still on their way: what is accepted meanwhile would be bound to none. */
export const useAwaitsOffers = (): boolean =>
  useIsFetching({ queryKey: OFFERS, predicate: ({ state }) => state.status === 'pending' }) > 0;

/** Of several lists that have the article the titles tell which is which. */
export function useListTitles(offers: readonly FoundOffer[]): ReadonlyMap<string, string> {
  const several = new Set(offers.map(({ priceList }) => priceList)).size > 1;
  const { data } = useQuery({
    queryKey: ['price-lists'],
    queryFn: () => orNone(api.GET('/v1/price-lists')),
    enabled: several,
  });
  return new Map(several ? data?.map(({ id, title }) => [id, title]) : []);
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The only one of that brand. */
export function obvious(offers: readonly FoundOffer[], brand: string): FoundOffer | undefined {
  const fitting = offers.filter((each) => !brand || same(each.brand, brand));
  return fitting.length === 1 ? fitting[0] : undefined;
}
