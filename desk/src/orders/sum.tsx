// Why the order costs what it costs, and what has changed of it: was, became, why.
import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { moment, money, percent } from '../parts/format';
import { useNamed } from '../parts/named';
import { type Column, DataTable } from '../parts/table';
import { Adjustments } from './adjustments';

type Change = Order['changes'][number];

export function Sum({ order }: { order: Order }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('order.sum')}</Title>
        <Table>
          <Table.Tbody>
            {order.sum.parts.map((part) => (
              <Table.Tr key={`${part.kind} ${part.reason ?? ''}`}>
                <Table.Td>
                  {named('sum', part.kind)} {part.percent && percent(part.percent)}{' '}
                  {part.reason && (
                    <Text component="span" c="dimmed">
                      {part.reason}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="end">{money(part.amount, order.currency)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t('order.total')}</Table.Th>
              <Table.Th ta="end">{money(order.sum.total, order.currency)}</Table.Th>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Adjustments order={order} />
        {order.changes.length > 0 && <Changes order={order} />}
      </Stack>
    </Paper>
  );
}

function Changes({ order: { changes, currency } }: { order: Order }) {
  const { t } = useTranslation();
  const named = useNamed();
  const columns: Column<Change>[] = [
    { name: 'at', title: t('ledger.at'), cell: (each) => moment(each.at) },
    {
      name: 'sum',
      title: t('order.wasBecame'),
      cell: (each) => `${money(each.before, currency)} → ${money(each.after, currency)}`,
    },
    {
      name: 'why',
      title: t('form.reason'),
      cell: (each) => (
        <>
          {named('change', each.reason)}
          {each.note && (
            <Text size="sm" c="dimmed" component="div">
              {each.note}
            </Text>
          )}
        </>
      ),
    },
  ];
  return (
    <details>
      <summary>{t('order.changes')}</summary>
      <DataTable
        label={t('order.changes')}
        rows={changes}
        columns={columns}
        id={(each) => `${each.at} ${each.after} ${each.reason}`}
      />
    </details>
  );
}
