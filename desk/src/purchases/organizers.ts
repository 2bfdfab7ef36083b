import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

/** Who runs purchases here; not everybody may see them. */
export const useOrganizers = (enabled: boolean) =>
  useQuery({ queryKey: ['organizers'], queryFn: () => taken(api.GET('/v1/organizers')), enabled });
