// Whether what is in a price list is offered, in a word and a colour.
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PriceList } from '../api/things';

type State = 'works' | 'off' | 'archived' | 'blank';

const COLOURS: Record<State, string> = { works: 'teal', off: 'yellow', archived: 'gray', blank: 'blue' };

function stateOf({ active, archivedAt, count, lastImport }: PriceList): State {
  if (archivedAt) return 'archived';
  if (!active) return 'off';
  return count === 0 && !lastImport ? 'blank' : 'works';
}

export function PriceListBadge({ priceList }: { priceList: PriceList }) {
  const { t } = useTranslation();
  const state = stateOf(priceList);
  return <Badge color={COLOURS[state]}>{t(`priceListState.${state}`)}</Badge>;
}
