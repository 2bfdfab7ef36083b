import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

export const usePurchase = (id: string) =>
  useQuery({
    queryKey: ['purchase', id],
    queryFn: () => taken(api.GET('/v1/purchases/{purchase}', { params: { path: { purchase: id } } })),
  });
