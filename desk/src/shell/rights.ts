// What whoever works here may do, as the server says: nobody is led to a button that is only refused.
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';

export type Permission = Schemas['Permission'];

const MINUTES_5 = 300_000;

export function useMay(): (permission: Permission) => boolean {
  const { data, isError } = useQuery({
    queryKey: ['me'],
    queryFn: () => taken(api.GET('/v1/me')),
    staleTime: MINUTES_5,
  });
  // Where it cannot be told, the server refuses by itself.
  return (permission) => (data ? data.permissions.includes(permission) : isError);
}
