// Names of what entries have by its id: of organizers and pickup points.
import { nameOf, useOrganizers } from '../settings/organizers_query';
import { usePoints } from '../settings/points_query';

export function useNames(): ReadonlyMap<string, string> {
  const organizers = useOrganizers().data?.items ?? [];
  const points = usePoints().data?.points ?? [];
  return new Map([
    ...organizers.map((each): [string, string] => [each.id, nameOf(each)]),
    ...points.map(({ id, title }): [string, string] => [id, title]),
  ]);
}
