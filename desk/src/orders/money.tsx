// The ledger of the order, read like a bank's, and what an organizer enters into it.
import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { Fact, Facts } from '../parts/facts';
import { moment, money } from '../parts/format';
import { moneyKind, useNamed } from '../parts/named';
import { type Column, DataTable } from '../parts/table';
import { KINDS, type Kind, MoneyForm } from '../payments/money_form';
import { useMay } from '../shell/rights';

type Entry = Order['payments'][number];

export function Money({ order }: { order: Order }) {
  const { t } = useTranslation();
  const may = useMay();
  const [kind, setKind] = useState<Kind | null>(null);
  const fitting = KINDS.filter((each) => !order.paidElsewhere || each === 'refund');
  const kinds = may('payments:record') ? fitting : [];
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('order.money')}</Title>
          <Group gap="xs">
            {kinds.map((each) => (
              <Button key={each} variant="default" size="xs" onClick={() => setKind(each)}>
                {t(`money.${each}`)}
              </Button>
            ))}
          </Group>
        </Group>
        {order.paidElsewhere && <Text>{t('order.paidElsewhere')}</Text>}
        <Facts>
          <Fact name={t('order.paid')}>{money(order.paid, order.currency)}</Fact>
          <Fact name={t('order.debt')}>{money(order.debt, order.currency)}</Fact>
          {order.claimed > 0 && <Fact name={t('order.claimed')}>{money(order.claimed, order.currency)}</Fact>}
        </Facts>
        {order.payments.length > 0 && <Ledger order={order} />}
        {!order.payments.length && !order.paidElsewhere && <Text c="dimmed">{t('order.noMoney')}</Text>}
        {order.paidEarlier !== 0 && (
          <Text c="dimmed">{t('order.paidEarlier', { sum: money(order.paidEarlier, order.currency) })}</Text>
        )}
        <MoneyForm kind={kind} order={order} onClose={() => setKind(null)} />
      </Stack>
    </Paper>
  );
}

function Ledger({ order }: { order: Order }) {
  const { t } = useTranslation();
  const named = useNamed();
  const columns: Column<Entry>[] = [
    { name: 'at', title: t('ledger.at'), cell: (each) => moment(each.at) },
    {
      name: 'kind',
      title: t('ledger.kind'),
      cell: (each) => (
        <>
          {named('money', moneyKind({ ...each, order: order.number }))}
          {each.counterpart && (
            <>
              {' '}
              <Anchor component={Link} to={`/orders/${each.counterpart}`}>
                № {each.counterpart}
              </Anchor>
            </>
          )}
        </>
      ),
    },
    { name: 'note', title: t('ledger.note'), cell: (each) => each.note },
    { name: 'amount', title: t('ledger.amount'), cell: (each) => money(each.amount, order.currency), end: true },
  ];
  return <DataTable label={t('order.money')} rows={order.payments} columns={columns} id={(each) => each.id} />;
}
