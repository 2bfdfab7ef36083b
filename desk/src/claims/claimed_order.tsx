// The order that a claim pays for, as far as the decision needs it.

import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Claim, Order } from '../api/things';
import { useOrder } from '../orders/one';
import { PaymentBadge } from '../parts/badges';
import { Fact, Facts } from '../parts/facts';
import { money } from '../parts/format';
import { Failure, Loading } from '../parts/states';

interface Claimed {
  part: Claim['orders'][number];
  currency: string;
  /** What would be left is of no use any more. */
  decided: boolean;
}

export function ClaimedOrder({ part, currency, decided }: Claimed) {
  const { t } = useTranslation();
  const { data: order, isPending, isError, error, refetch } = useOrder(part.number);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <Text fw={600}>
          <Anchor component={Link} to={`/orders/${part.number}`}>
            № {part.number}
          </Anchor>{' '}
          · {part.purchase}
        </Text>
        {order?.status === 'cancelled' && (
          <Text c="red.8" fw={600}>
            {t('order.cancelled')}
          </Text>
        )}
        {isPending && <Loading lines={1} />}
        {isError && <Failure error={error} onAgain={refetch} />}
        {order && <Sums order={order} amount={part.amount} currency={currency} decided={decided} t={t} />}
      </Stack>
    </Paper>
  );
}

interface Given {
  order: Order;
  amount: number;
  currency: string;
  decided: boolean;
  t: ReturnType<typeof useTranslation>['t'];
}

function Sums({ order, amount, currency, decided, t }: Given) {
  return (
    <>
      <div>
        <PaymentBadge state={order.paymentState} />
      </div>
      <Facts>
        <Fact name={t('order.total')}>{money(order.sum.total, currency)}</Fact>
        <Fact name={t('order.paid')}>{money(order.paid, currency)}</Fact>
        <Fact name={t('order.debt')}>{money(order.debt, currency)}</Fact>
        <Fact name={t('claim.part')}>
          <b>{money(amount, currency)}</b>
        </Fact>
        {!decided && <Fact name={t('claim.after')}>{money(order.debt - amount, currency)}</Fact>}
      </Facts>
    </>
  );
}
