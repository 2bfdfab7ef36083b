// One buyer: his orders, his money, and what he may ask for.
import { Anchor, Grid, Paper, Stack, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listed } from '../api/things';
import { PaymentBadge } from '../parts/badges';
import { Fact, Facts } from '../parts/facts';
import { day, money } from '../parts/format';
import { More } from '../parts/list';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { Balance } from './balance';
import { debt } from './credit_form';
import { BuyersLedger } from './ledger';
import { PersonalData } from './personal_data';
import { useLedger, useOrdersOf } from './queries';

export function BuyerScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { buyer } = useParams({ from: '/buyers/$buyer' });
  const { query, items } = useOrdersOf(buyer);
  const { data: ledger, error, refetch } = useLedger(buyer);
  const person = items?.[0]?.buyer ?? ledger?.items[0]?.buyer;
  const known = person !== undefined || !items;
  return (
    <Page title={person?.name || t('buyer.title')} back={{ to: '/buyers', words: t('nav.buyers') }}>
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {error && <Failure error={error} onAgain={refetch} />}
      {!known && <Empty title={t('buyers.none')} text={t('buyer.unknown')} />}
      {known && items && (
        <Grid>
          <Grid.Col span={{ base: 12, lg: 8 }} order={{ base: 2, lg: 1 }}>
            <Stack>
              <Orders orders={items} />
              <More query={query} />
              {ledger && <BuyersLedger ledger={ledger} />}
              {(may('buyers:export') || may('buyers:erase')) && (
                <Paper withBorder p="md">
                  <Stack gap="sm">
                    <Title order={2}>{t('buyer.data')}</Title>
                    <PersonalData buyer={buyer} />
                  </Stack>
                </Paper>
              )}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }} order={{ base: 1, lg: 2 }}>
            <Stack>
              <Person orders={items} person={items[0]?.buyer} />
              {ledger && <Balance buyer={buyer} ledger={ledger} orders={items} />}
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}

function Person({ orders, person }: { orders: Listed[]; person?: Listed['buyer'] }) {
  const { t } = useTranslation();
  const phone = person?.phone;
  const owed = orders.reduce((sum, each) => sum + debt(each), 0);
  return (
    <Paper withBorder p="md">
      <Facts>
        <Fact name={t('order.phone')}>{phone ? <Anchor href={`tel:${phone}`}>{phone}</Anchor> : '—'}</Fact>
        {person?.region && <Fact name={t('buyer.region')}>{person.region}</Fact>}
        <Fact name={t('buyer.orders')}>{t('buyers.orders', { count: orders.length })}</Fact>
        <Fact name={t('buyers.owes')}>{money(owed, orders[0]?.currency)}</Fact>
      </Facts>
    </Paper>
  );
}

function Orders({ orders }: { orders: Listed[] }) {
  const { t } = useTranslation();
  const columns: Column<Listed>[] = [
    {
      name: 'number',
      title: t('orders.number'),
      cell: (each) => (
        <Anchor component={Link} to={`/orders/${each.number}`} fw={600} className="sum">
          № {each.number}
        </Anchor>
      ),
    },
    { name: 'createdAt', title: t('orders.createdAt'), cell: (each) => day(each.createdAt), minor: true },
    { name: 'purchase', title: t('order.purchase'), cell: (each) => each.purchase.title },
    { name: 'status', title: t('orders.status'), cell: (each) => t(`orderStatus.${each.status}`) },
    {
      name: 'paid',
      title: t('order.paid'),
      cell: (each) => <PaymentBadge state={each.paymentState} elsewhere={each.paidElsewhere} />,
    },
    { name: 'total', title: t('order.total'), cell: (each) => money(each.total, each.currency), end: true },
  ];
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('buyer.orders')}</Title>
        {orders.length ? (
          <DataTable label={t('buyer.orders')} rows={orders} columns={columns} id={(each) => each.number} />
        ) : (
          t('buyer.noOrders')
        )}
      </Stack>
    </Paper>
  );
}
