// What was decided can be taken back while the marketplace has not been told: one line, or all of them.
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { External, ExternalLine } from '../api/things';
import { clock } from '../parts/format';
import { useQuicker } from '../parts/quicker';
import { isUndoable, keyOf, keysOf, undoUntil, useDeciding } from './deciding';

interface Given {
  order: External;
  /** Its buttons are gone then. */
  onDone: () => void;
}

function useUndo({ order, onDone }: Given) {
  const { t } = useTranslation();
  const { told } = useQuicker(keyOf(order.account, order.order));
  const queries = useQueryClient();
  return useDeciding({
    order,
    said: t('undo.said'),
    onDone: () => {
      // A supplier may have said another price since, which is why it is taken back.
      queries.resetQueries({ queryKey: ['supplied'] });
      onDone();
    },
    onRefused: (refusal) => told(refusal) && false,
  });
}

export function Undoing({ order, onDone }: Given) {
  const { t } = useTranslation();
  const undo = useUndo({ order, onDone });
  // What goes on in other orders is taken back there.
  const lines = order.phase === 'split' ? [] : order.lines.filter(isUndoable);
  const now = useSeconds(lines.some(({ push }) => push === 'wanted'));
  if (!lines.length) return null;
  const until = untilOf(order, lines, now);
  const back = (some: readonly ExternalLine[]) => undo.mutate({ action: 'undo', lines: keysOf(some) });
  return (
    <Paper p="sm" className="bubble">
      <Stack gap={6} align="flex-start">
        <Text size="sm">{t(until.key, { at: until.at })}</Text>
        <Group gap="xs">
          {lines.map((line) => (
            <Button
              key={line.key}
              size="xs"
              variant="default"
              leftSection={<Undo2 size={16} aria-hidden />}
              disabled={undo.isPending}
              onClick={() => back([line])}
            >
              {t('undo.one', { name: line.article || line.name })}
            </Button>
          ))}
          {lines.length > 1 && (
            <Button size="xs" variant="default" disabled={undo.isPending} onClick={() => back(lines)}>
              {t('undo.all')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

interface Until {
  key: 'undo.failed' | 'undo.always' | 'undo.unready' | 'undo.soon' | 'undo.until';
  at: string;
}

/** A posting is told of as a whole: while one of its lines is open, nothing of it is. */
function untilOf(order: External, lines: readonly ExternalLine[], now: number): Until {
  if (lines.some(({ push }) => push === 'failed')) return { key: 'undo.failed', at: '' };
  const moments = lines.map(undoUntil).filter((each) => each !== null);
  if (!moments.length) return { key: 'undo.always', at: '' };
  if (order.lines.some(({ decision }) => decision === 'new')) return { key: 'undo.unready', at: '' };
  const until = Math.max(...moments);
  return { key: until > now ? 'undo.until' : 'undo.soon', at: clock(new Date(until).toISOString()) };
}

function useSeconds(runs: boolean): number {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
