// Whose the order is, and what he may ask for: his data, or to be forgotten.
import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { Fact, Facts } from '../parts/facts';
import { day, moment } from '../parts/format';

export function Buyer({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Facts>
          <Fact name={t('order.buyer')}>{order.buyer.name || t('buyer.nameless')}</Fact>
          {order.buyer.phone && (
            <Fact name={t('order.phone')}>
              <Anchor href={`tel:${order.buyer.phone}`}>{order.buyer.phone}</Anchor>
            </Fact>
          )}
          <Fact name={t('order.purchase')}>
            <Anchor component={Link} to={`/purchases/${order.purchaseId}`}>
              {order.purchase}
            </Anchor>
          </Fact>
          <Fact name={t('order.createdAt')}>{moment(order.createdAt)}</Fact>
          <Fact name={t('order.changedAt')}>{moment(order.changedAt)}</Fact>
          {order.collect.from && <Fact name={t('order.collectFrom')}>{day(order.collect.from)}</Fact>}
        </Facts>
        <Data buyer={order.buyer.id} />
      </Stack>
    </Paper>
  );
}

function keep(document_: unknown, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

function Data({ buyer }: { buyer: string }) {
  const { t } = useTranslation();
  const [asked, { open, close }] = useDisclosure();
  const params = { path: { buyer } };
  const give = useAct({
    does: (_: null, header) => taken(api.POST('/v1/buyers/{buyer}/export', { params: { ...params, header } })),
    onDone: (given) => keep(given, `buyer-${buyer}.json`),
  });
  const erase = useAct({
    does: (_: null, header) => taken(api.POST('/v1/buyers/{buyer}/erasure', { params: { ...params, header } })),
    said: t('buyer.erasing'),
    touches: [['order'], ['orders'], ['claims']],
    onDone: close,
  });
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" loading={give.isPending} onClick={() => give.mutate(null)}>
        {t('buyer.export')}
      </Button>
      <Button size="xs" variant="default" c="red" onClick={open}>
        {t('buyer.erase')}
      </Button>
      <Confirm
        opened={asked}
        title={t('buyer.erase')}
        action={t('buyer.erase.yes')}
        danger
        busy={erase.isPending}
        onConfirm={() => erase.mutate(null)}
        onClose={close}
      >
        <Text>{t('buyer.erase.text')}</Text>
      </Confirm>
    </Group>
  );
}
