// Whose the order is, and what he may ask for: his data, or to be forgotten.
import { Anchor, Paper, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { PersonalData } from '../buyers/personal_data';
import { Fact, Facts } from '../parts/facts';
import { day, moment } from '../parts/format';
import { isExternal, Origin } from '../parts/origin';

export function Buyer({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Facts>
          <Fact name={t('order.buyer')}>
            <Anchor component={Link} to={`/buyers/${order.buyer.id}`}>
              {order.buyer.name || t('buyer.nameless')}
            </Anchor>
          </Fact>
          {order.buyer.phone && (
            <Fact name={t('order.phone')}>
              <Anchor href={`tel:${order.buyer.phone}`}>{order.buyer.phone}</Anchor>
            </Fact>
          )}
          <Fact name={t(isExternal(order.purchaseId) ? 'order.external' : 'order.purchase')}>
            <Origin number={order.number} purchase={{ id: order.purchaseId, title: order.purchase }} />
          </Fact>
          <Fact name={t('order.createdAt')}>{moment(order.createdAt)}</Fact>
          <Fact name={t('order.changedAt')}>{moment(order.changedAt)}</Fact>
          {order.collect.from && <Fact name={t('order.collectFrom')}>{day(order.collect.from)}</Fact>}
        </Facts>
        <PersonalData buyer={order.buyer.id} />
      </Stack>
    </Paper>
  );
}
