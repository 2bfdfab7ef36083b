// Why the order costs what it costs, and what has changed of it.
import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { moment, money, percent } from '../parts/format';
import { useNamed } from '../parts/named';

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
        {order.changes.length > 0 && (
          <details>
            <summary>{t('order.changes')}</summary>
            {order.changes.map((each) => (
              <Text key={`${each.at} ${each.after}`} size="sm">
                {moment(each.at)}: {money(each.before, order.currency)} → {money(each.after, order.currency)},{' '}
                {named('change', each.reason)}
              </Text>
            ))}
          </details>
        )}
      </Stack>
    </Paper>
  );
}
