import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import { useMay } from '../shell/rights';

export type Supplier = Schemas['Supplier'];

export const SUPPLIERS = ['suppliers'] as const;

/** None for whoever may not see them. */
export function useSuppliers() {
  const may = useMay();
  return useQuery({
    queryKey: SUPPLIERS,
    queryFn: () => taken(api.GET('/v1/suppliers')),
    enabled: may('accounts:read'),
  });
}
