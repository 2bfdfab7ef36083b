// Waiting, nothing here, and what went wrong: each says what to do.
import { Alert, Button, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, Inbox, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../api/problems';

export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are alike
        <Skeleton key={line} height={44} />
      ))}
    </Stack>
  );
}

export function Failure({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" icon={<CircleAlert aria-hidden />} title={t('state.failed')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text>{problem(error).message}</Text>
        {onAgain && (
          <Button variant="default" leftSection={<RotateCw size={16} aria-hidden />} onClick={onAgain}>
            {t('action.again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack gap="xs" align="center" ta="center">
        <Inbox size={32} aria-hidden />
        <Title order={2}>{title}</Title>
        {text && (
          <Text c="dimmed" maw={520}>
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
