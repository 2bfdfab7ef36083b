// Where the order waits, and whether it was given.
import { Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { HANDOUTS, type Handout } from '../parts/badges';
import { money } from '../parts/format';
import { MONEY, ORDERS } from '../parts/touches';
import { usePoints } from '../settings/points_query';
import { useMay } from '../shell/rights';

const NOWHERE = '-';

function useMoving(order: Order) {
  const { t } = useTranslation();
  const path = { number: order.number };
  const move = useAct({
    does: (handout: Handout, header) =>
      taken(api.POST('/v1/orders/{number}/handout', { params: { path, header }, body: { handout } })),
    said: t('order.handoutSaid'),
    touches: ORDERS,
  });
  const carry = useAct({
    does: (point: string | null, header) =>
      taken(api.POST('/v1/orders/{number}/point', { params: { path, header }, body: { point } })),
    said: t('order.pointSaid'),
    touches: MONEY,
  });
  return { move, carry };
}

export function Pickup({ order }: { order: Order }) {
  const { t } = useTranslation();
  const may = useMay();
  const points = usePoints();
  const { move, carry } = useMoving(order);
  const offered = points.data?.points.filter((each) => !each.retired || each.id === order.pickup.point?.id) ?? [];
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('order.pickup')}</Title>
        <Select
          label={t('order.handout')}
          data={HANDOUTS.map((value) => ({ value, label: t(`handout.${value}`) }))}
          value={order.handout}
          allowDeselect={false}
          disabled={!may('orders:write') || move.isPending}
          onChange={(value) => value && value !== order.handout && move.mutate(value as Handout)}
        />
        <Select
          label={t('order.point')}
          data={[
            { value: NOWHERE, label: t('order.atOrganizer') },
            ...offered.map((each) => ({
              value: each.id,
              label: `${each.title}${each.price ? ` · ${money(each.price)}` : ''}`,
            })),
          ]}
          value={order.pickup.point?.id ?? NOWHERE}
          allowDeselect={false}
          disabled={!may('orders:write') || carry.isPending || points.isPending}
          onChange={(value) => value && carry.mutate(value === NOWHERE ? null : value)}
        />
        <Text size="sm" c="dimmed">
          {order.pickup.point
            ? [order.pickup.point.address, order.pickup.point.hours].filter(Boolean).join(' · ')
            : [order.host.place, order.host.hours].filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Paper>
  );
}
