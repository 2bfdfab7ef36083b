import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

export const useOrder = (number: string) =>
  useQuery({
    queryKey: ['order', number],
    queryFn: () => taken(api.GET('/v1/orders/{number}', { params: { path: { number } } })),
  });
