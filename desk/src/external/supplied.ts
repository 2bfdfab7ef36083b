// Offers of suppliers, who are asked only when somebody wants to see them: one may be slow, and holds no other up.
import { useQueries } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import { problem } from '../api/problems';
import { type Supplier, useSuppliers } from '../catalogue/suppliers_query';

export type Supplied = Schemas['SuppliedOffer'];

export interface Answered {
  supplier: Supplier;
  offers: readonly Supplied[];
  /** In words; empty where there is none. */
  trouble: string;
}

const FRESH_MS = 60_000;

/** Of those that work; nobody is asked before `asked`. */
export function useSupplied(article: string, asked: boolean) {
  const { data } = useSuppliers();
  const suppliers = data?.items.filter(({ paused }) => !paused) ?? [];
  const answers = useQueries({
    queries: suppliers.map(({ id }) => ({
      queryKey: ['supplied', id, article],
      queryFn: () =>
        taken(api.GET('/v1/suppliers/{supplier}/offers', { params: { path: { supplier: id }, query: { article } } })),
      enabled: asked && article !== '',
      staleTime: FRESH_MS,
      retry: false,
    })),
  });
  const answered = suppliers.map((supplier, place): Answered => {
    const answer = answers[place];
    return {
      supplier,
      offers: answer?.data?.items ?? [],
      trouble: answer?.isError ? problem(answer.error).message : '',
    };
  });
  return { suppliers, answered, busy: answers.some(({ isFetching }) => isFetching) };
}
