// What happened to the order and who did it, and what its buyer was told about it.
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { useNames } from '../audit/names';
import { moment } from '../parts/format';
import { useNamed } from '../parts/named';
import { Details } from '../parts/values';

export function Journal({ order }: { order: Order }) {
  const { t } = useTranslation();
  const named = useNamed();
  const names = useNames();
  if (!order.journal.length) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('order.journal')}</Title>
        {order.journal.map((each) => (
          <div key={each.id}>
            <Text fw={600}>{named('event', each.event)}</Text>
            <Text size="sm" c="dimmed">
              {moment(each.at)} · {each.actor.name || named('actor', each.actor.kind)}
            </Text>
            <Details entry={each} names={names} none={null} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

export function Notices({ order }: { order: Order }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('order.notices')}</Title>
        {!order.notices.length && <Text c="dimmed">{t('order.noNotices')}</Text>}
        {order.notices.map(({ id, letter, state, reason, at }) => (
          <div key={id}>
            <Text fw={600}>{named('letter', letter)}</Text>
            <Text size="sm" c="dimmed">
              {[moment(at), named('noticeState', state), reason && named('noticeReason', reason)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
