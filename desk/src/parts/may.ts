// What whoever sits here may do: asked once, by the screens that offer changes. Undefined until it is known.
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

export function useMay(): (permission: string) => boolean | undefined {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: () => taken(api.GET('/v1/me')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (permission) => data && (data.permissions as string[]).includes(permission);
}
