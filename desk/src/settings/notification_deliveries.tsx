// What became of the last messages: over which channel, how many events, and why not.
import { Badge, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { moment } from '../parts/format';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';

type Delivery = Schemas['NoticeDelivery'];

const COLOURS: Record<Delivery['state'], string> = {
  sending: 'blue',
  waiting: 'yellow',
  sent: 'teal',
  in_doubt: 'orange',
  failed: 'red',
  given_up: 'red',
  withheld: 'gray',
};

export function NotificationDeliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useTranslation();
  if (deliveries.length === 0) return <Empty title={t('notify.none')} text={t('notify.none.text')} />;
  const columns: Column<Delivery>[] = [
    { name: 'at', title: t('notify.at'), cell: ({ at }) => moment(at) },
    { name: 'channel', title: t('notify.channel'), cell: ({ channel }) => t(`channel.${channel}`) },
    {
      name: 'notice',
      title: t('notify.notice'),
      cell: ({ notice, count }) =>
        count > 1 ? t('notify.events', { notice: t(`notice.${notice}`), others: count - 1 }) : t(`notice.${notice}`),
    },
    {
      name: 'state',
      title: t('notify.state'),
      cell: ({ state, explanation }) => (
        <Stack gap={2} align="flex-start">
          <Badge color={COLOURS[state]}>{t(`deliveryState.${state}`)}</Badge>
          {explanation && (
            <Text size="sm" c="dimmed">
              {explanation}
            </Text>
          )}
        </Stack>
      ),
    },
  ];
  return (
    <DataTable
      label={t('notify.last')}
      rows={deliveries}
      columns={columns}
      id={({ channel, id }) => `${channel} ${id}`}
    />
  );
}
