// Whether the buyer moves to the region of the order he is accepted with: who, from where, and what stays as it is.
import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { External } from '../api/things';

type Preview = Schemas['RegionPreview'];

/** Asked for where there may be something to move: the first acceptance of an order that names a region. */
export function useRegionMove(order: External) {
  const path = { account: order.account, order: order.order };
  const { data } = useQuery({
    queryKey: ['external', 'region', order.account, order.order],
    queryFn: () => taken(api.GET('/v1/external-orders/{account}/{order}/region', { params: { path } })),
    enabled: Boolean(order.region) && !order.number,
  });
  return data?.moves ? data : undefined;
}

interface Given {
  move: Preview;
  checked: boolean;
  onChange: (to: boolean) => void;
}

export function RegionMove({ move, checked, onChange }: Given) {
  const { t } = useTranslation();
  const name = move.buyer?.name || t('buyer.nameless');
  const from = move.buyer?.region || t('region.none');
  return (
    <Stack gap={4}>
      <Checkbox
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        label={t('region.move', { region: move.region })}
        description={t('region.change', { name, from, to: move.region })}
      />
      <Text size="sm" c="dimmed">
        {move.parcels.length
          ? t('region.stays', { orders: move.parcels.map((each) => `№ ${each.number} (${each.point})`).join(', ') })
          : t('region.nothing')}
      </Text>
    </Stack>
  );
}
