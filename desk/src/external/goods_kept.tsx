// Whether a supplier keeps the goods of a line for us; why he does not is said with the line, where that waits for it.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { ExternalLine } from '../api/things';
import { useNamed } from '../parts/named';

export function GoodsKept({ supplied, push }: { supplied: Schemas['SuppliedGoods']; push: ExternalLine['push'] }) {
  const { t } = useTranslation();
  const named = useNamed();
  if (supplied.problem && push === 'failed') return null;
  if (supplied.problem)
    return (
      <Text size="sm" c="var(--mantine-color-error)">
        {named('pushProblem', supplied.problem)} {supplied.said && t('supplied.said', { words: supplied.said })}
      </Text>
    );
  return (
    <Text size="sm" c="dimmed">
      {t(supplied.held ? 'supplied.held' : 'supplied.asking')}
    </Text>
  );
}
