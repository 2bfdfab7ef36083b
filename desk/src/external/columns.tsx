// The columns of the list of external orders, each with what it is filtered by.
import { Anchor, Badge, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { moment } from '../parts/format';
import type { Column } from '../parts/table';
import { useAccounts } from './accounts_query';
import { BuyerOf } from './buyer_of';
import { BuyerFilters, type Filtered, OrderFilters, StateFilters } from './column_filters';
import { isOpenThere } from './deciding';
import { Goods } from './goods';
import { OrderLink } from './order_link';
import { Retry } from './retry';
import { Needs, PushBadge, PushTrouble, StandsAt } from './states';

export function useExternalColumns(filtered: Filtered): Column<External>[] {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  const titleOf = new Map(accounts.map(({ id, title }) => [id, title]));
  return [
    {
      name: 'order',
      title: t('external.order'),
      cell: (each) => <Order order={each} account={titleOf.get(each.account)} />,
      filter: <OrderFilters {...filtered} />,
    },
    {
      name: 'goods',
      title: t('external.goods'),
      cell: (each) => <Lines order={each} />,
    },
    {
      name: 'buyer',
      title: t('external.buyer'),
      cell: (each) => <BuyerOf order={each} />,
      filter: <BuyerFilters {...filtered} />,
    },
    {
      name: 'shipUntil',
      title: t('external.shipUntil'),
      cell: (each) => <Deadline order={each} />,
    },
    {
      name: 'decision',
      title: t('external.decision'),
      cell: (each) => <State order={each} />,
      filter: <StateFilters {...filtered} />,
    },
  ];
}

function Order({ order, account }: { order: External; account?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <OrderLink place={order} strong />
      <Text size="sm" c="dimmed" component="div">
        {account ?? t(`marketplace.${order.marketplace}`)} · {moment(order.placedAt)}
      </Text>
      {(order.doubtful || order.sameSale.length > 0) && (
        <Badge color={order.doubtful ? 'yellow' : 'blue'}>{t(order.doubtful ? 'sale.doubtful' : 'sale.same')}</Badge>
      )}
      {order.test && <Badge color="grape">{t('external.test')}</Badge>}
    </>
  );
}

function Lines({ order: { needs, lines, currency } }: { order: External }) {
  return (
    <Stack gap={6}>
      <Needs needs={needs} />
      {lines.map((line) => (
        <Goods key={line.key} line={line} currency={currency} />
      ))}
    </Stack>
  );
}

function Deadline({ order }: { order: External }) {
  const { t } = useTranslation();
  const { shipUntil, decision } = order;
  if (!shipUntil) return '—';
  const late = decision === 'new' && isOpenThere(order) && Date.parse(shipUntil) < Date.now();
  return (
    <Text component="span" c={late ? 'var(--mantine-color-error)' : undefined}>
      <span className="sum">{moment(shipUntil)}</span>
      {late && ` ${t('external.late')}`}
    </Text>
  );
}

function State({ order }: { order: External }) {
  const { t } = useTranslation();
  const troubled = order.lines.find(({ problem }) => problem);
  return (
    <Stack gap={4} className="starts" maw={260}>
      <StandsAt order={order} />
      <PushBadge push={order.push} />
      {troubled && <PushTrouble line={troubled} />}
      <Retry order={order} />
      {order.number && (
        <Anchor component={Link} to={`/orders/${order.number}`} size="sm">
          {t('external.ours', { number: order.number })}
        </Anchor>
      )}
    </Stack>
  );
}
