import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';
import { useMay } from '../shell/rights';

export const ACCOUNTS = ['accounts'] as const;

/** None for whoever may not see them. */
export function useAccounts() {
  const may = useMay();
  return useQuery({
    queryKey: ACCOUNTS,
    queryFn: () => taken(api.GET('/v1/accounts')),
    enabled: may('accounts:read'),
  });
}
