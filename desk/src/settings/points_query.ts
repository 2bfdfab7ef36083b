import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client';

export const usePoints = () => useQuery({ queryKey: ['points'], queryFn: () => taken(api.GET('/v1/points')) });
