// What was added to the sum, or taken off it, by hand.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { money } from '../parts/format';
import { SignButton } from '../parts/sign_button';
import { MONEY } from '../parts/touches';
import { AdjustmentForm } from './adjustment_form';
import { OrderQuicker, useOrderQuicker } from './quicker';
import { useAllowed } from './rules';

export function Adjustments({ order }: { order: Order }) {
  const { t } = useTranslation();
  const may = useAllowed(order)('adjust');
  const [adding, { open, close }] = useDisclosure();
  const { stale, told } = useOrderQuicker(order);
  const remove = useAct({
    does: (adjustment: string) => {
      const params = { path: { number: order.number, adjustment }, header: seen(order.version) };
      return taken(api.DELETE('/v1/orders/{number}/adjustments/{adjustment}', { params }));
    },
    said: t('adjustment.removed'),
    touches: MONEY,
    onRefused: told,
  });
  if (!may && !order.adjustments.length) return null;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{t('adjustment.title')}</Title>
        {may && (
          <Button size="xs" variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('adjustment.add')}
          </Button>
        )}
      </Group>
      <OrderQuicker when={stale} />
      {order.adjustments.map((each) => (
        <Group key={`${each.id} ${each.reason}`} justify="space-between" wrap="nowrap">
          <div>
            {t(`sum.${each.kind}`)}
            <Text size="sm" c="dimmed">
              {each.reason}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Text className="sum">{money(each.amount, order.currency)}</Text>
            {may && each.id && (
              <SignButton
                sign={Trash2}
                name={t('adjustment.remove', { reason: each.reason })}
                busy={remove.isPending && remove.variables === each.id}
                onClick={() => remove.mutate(each.id)}
              />
            )}
          </Group>
        </Group>
      ))}
      <AdjustmentForm opened={adding} order={order} onClose={close} />
    </Stack>
  );
}
