// What whoever works here may do, as the server says: nobody is led to a button that is only refused.
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import { renewSession } from './session';

export type Permission = Schemas['Permission'];

const MINUTES_5 = 300_000;

async function me(): Promise<Schemas['Me']> {
  const told = await taken(api.GET('/v1/me'));
  renewSession(told);
  return told;
}

const useMe = () => useQuery({ queryKey: ['me'], queryFn: me, staleTime: MINUTES_5 });

/** False of an organizer who sees the own purchases only. */
export const useSeesAll = (): boolean => useMe().data?.seesAll ?? true;

export function useMay(): (permission: Permission) => boolean {
  const { data, isError } = useMe();
  // Where it cannot be told, the server refuses by itself.
  return (permission) => (data ? data.permissions.includes(permission) : isError);
}
