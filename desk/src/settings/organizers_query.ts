import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client';
import { useMay } from '../shell/rights';

export type Organizer = Schemas['ListedOrganizer'];

export const nameOf = ({ firstName, lastName }: Organizer): string => [firstName, lastName].filter(Boolean).join(' ');

/** Of whoever may see them; of nobody else it is not asked. */
export function useOrganizers() {
  const may = useMay();
  return useQuery({
    queryKey: ['organizers'],
    queryFn: () => taken(api.GET('/v1/organizers')),
    enabled: may('organizers:read'),
  });
}
