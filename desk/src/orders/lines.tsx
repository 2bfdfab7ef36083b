// What is in the order.
import { Badge, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { money, number } from '../parts/format';
import { type Column, DataTable } from '../parts/table';

type Line = Order['lines'][number];

const COUNTS: readonly Line['state'][] = ['pending', 'accepted', 'replaced'];

export function Lines({ order }: { order: Order }) {
  const { t } = useTranslation();
  const columns: Column<Line>[] = [
    {
      name: 'name',
      title: t('line.name'),
      cell: (line) => (
        <>
          <Text component="span" td={COUNTS.includes(line.state) ? undefined : 'line-through'}>
            {line.name}
          </Text>
          <Text size="sm" c="dimmed" component="div">
            {[line.article && t('line.article', { article: line.article }), line.option, line.comment]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      ),
    },
    {
      name: 'state',
      title: t('line.state'),
      cell: (line) => (
        <Badge variant="light" color="gray" className="state" tt="none">
          {t(`lineState.${line.state}`)}
        </Badge>
      ),
    },
    { name: 'quantity', title: t('line.quantity'), cell: (line) => number(line.quantity), end: true },
    { name: 'price', title: t('line.price'), cell: (line) => money(line.price, order.currency), end: true },
    { name: 'sum', title: t('line.sum'), cell: (line) => money(line.sum, order.currency), end: true },
  ];
  const rows = order.lines.map((line, place) => ({ ...line, place }));
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('order.lines')}</Title>
        <DataTable label={t('order.lines')} rows={rows} columns={columns} id={({ place }) => String(place)} />
      </Stack>
    </Paper>
  );
}
