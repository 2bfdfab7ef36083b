// The hand-out of an order, changed where it is seen.
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Listed } from '../api/things';
import { useAct } from '../parts/act';
import { HANDOUTS, type Handout } from '../parts/badges';
import { ORDERS } from '../parts/touches';

export function HandoutCell({ order: { number, handout } }: { order: Listed }) {
  const { t } = useTranslation();
  const move = useAct({
    does: (wish: Handout, header) =>
      taken(api.POST('/v1/orders/{number}/handout', { params: { path: { number }, header }, body: { handout: wish } })),
    said: t('order.handoutSaid'),
    touches: ORDERS,
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={t('orders.handoutOf', { number })}
      data={HANDOUTS.map((value) => ({ value, label: t(`handout.${value}`) }))}
      value={move.isPending ? move.variables : handout}
      disabled={move.isPending}
      onChange={(event) => move.mutate(event.currentTarget.value as Handout)}
    />
  );
}
