// One order: what is in it, why it costs what it costs, what was paid, and what can be done with it.

import { Alert, Anchor, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { ClaimBadge, HandoutBadge, PaymentBadge, StageBadge } from '../parts/badges';
import { moment, money } from '../parts/format';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { Buyer } from './buyer';
import { CallingOff } from './calling_off';
import { Journal, Notices } from './history';
import { Lines } from './lines';
import { Money } from './money';
import { useOrder } from './one';
import { Pickup } from './pickup';
import { Sum } from './sum';

export function OrderScreen() {
  const { t } = useTranslation();
  const { number } = useParams({ from: '/orders/$number' });
  const { data: order, isPending, isError, error, refetch } = useOrder(number);
  return (
    <Page
      title={t('order.title', { number })}
      back={{ to: '/orders', words: t('nav.orders') }}
      actions={order && <CallingOff order={order} />}
    >
      {isPending && <Loading />}
      {isError && !order && <Failure error={error} onAgain={refetch} />}
      {order && <Whole order={order} />}
    </Page>
  );
}

function Whole({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <>
      {order.cancelledAt && (
        <Alert color="red" title={t('order.cancelledAt', { at: moment(order.cancelledAt) })}>
          {order.toReturn > 0 && t('order.toReturn', { sum: money(order.toReturn, order.currency) })}
        </Alert>
      )}
      <Group gap="xs">
        <StageBadge stage={order.stage} />
        <PaymentBadge state={order.paymentState} elsewhere={order.paidElsewhere} />
        <HandoutBadge handout={order.handout} />
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Lines order={order} />
            <Sum order={order} />
            <Money order={order} />
            <Journal order={order} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <Buyer order={order} />
            <Pickup order={order} />
            <ClaimsOf order={order} />
            <Notices order={order} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function ClaimsOf({ order }: { order: Order }) {
  const { t } = useTranslation();
  if (!order.claims.length) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2}>{t('order.claims')}</Title>
        {order.claims.map((each) => (
          <div key={each.id}>
            <Group gap="xs">
              <Text fw={600}>{money(each.amount, order.currency)}</Text>
              <ClaimBadge state={each.state} />
            </Group>
            <Text size="sm" c="dimmed">
              {moment(each.filedAt)} {each.reason}
            </Text>
          </div>
        ))}
        {order.claims.some((each) => each.state === 'pending') && (
          <Anchor component={Link} to="/claims">
            {t('order.toClaims')}
          </Anchor>
        )}
      </Stack>
    </Paper>
  );
}
