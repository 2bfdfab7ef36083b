// What is being done with a file just now, and how far it is.
import { Paper, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Watched } from './watching';

interface Given {
  job: Watched;
  /** What it does, in words; that it waits for its turn is said here. */
  words: string;
  /** It is not known just now how it goes on. */
  lost: boolean;
}

export function Working({ job: { queued, progress }, words, lost }: Given) {
  const { t } = useTranslation();
  const said = queued ? t('import.state.queued') : words;
  // Of one step nothing can be told before it is done.
  const known = !queued && progress.total > 1;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>
          {said}
          {known && ` · ${progress.done} / ${progress.total}`}
        </Text>
        <Progress
          value={known ? (progress.done / progress.total) * 100 : 100}
          striped={!known}
          animated
          aria-label={said}
        />
        {lost && (
          <Text c="dimmed" role="status">
            {t('import.lost')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
