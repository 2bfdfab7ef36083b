// Who would get a message, who would not and why, and how one of them reads it.
import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { number } from './format';
import { useNamed } from './named';

export function Told({ told }: { told: Schemas['ToldBuyers'] }) {
  const { t } = useTranslation();
  const named = useNamed();
  const missed = Object.entries(told.unreached);
  return (
    <Stack gap={6}>
      <Text fw={600}>{t('told.buyers', { message: named('letter', told.message), count: told.buyers })}</Text>
      {missed.length > 0 && (
        <Text size="sm">
          {t('told.unreached')}{' '}
          {missed.map(([reason, count]) => `${number(count)} — ${named('noticeReason', reason)}`).join('; ')}.
        </Text>
      )}
      {told.example && (
        <Paper withBorder p="sm" className="bubble">
          <Text size="sm" c="dimmed">
            {t('texts.preview')}
          </Text>
          <Text className="words">{told.example}</Text>
        </Paper>
      )}
    </Stack>
  );
}
