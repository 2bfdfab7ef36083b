import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

/** Whatever a change of a purchase may have changed. */
export const TOUCHES = [['purchase'], ['purchases'], ['orders'], ['order'], ['home']] as const;

export const usePurchase = (id: string) =>
  useQuery({
    queryKey: ['purchase', id],
    queryFn: () => taken(api.GET('/v1/purchases/{purchase}', { params: { path: { purchase: id } } })),
  });
