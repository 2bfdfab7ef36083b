// What may be done with a purchase from here, and what it waits for.
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import type { Stage } from '../parts/badges';
import { Cancelling } from './cancelling';
import { Archiving, Copying, mayArchive } from './keeping';
import { mayProlong, Prolonging } from './prolonging';
import { Moves, Moving } from './stages';

export type Step = Stage | 'prolong' | 'copy';

export const useStep = () => useState<Step | null>(null);

/** It stopped below its minimum, and its buyers hear nothing until somebody says how it goes on. */
export function Undecided({ onWish }: { onWish: (step: Step) => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" title={t('purchase.undecided')}>
      <Stack gap="sm">
        <Text>{t('purchase.undecided.text')}</Text>
        <Group gap="xs">
          <Button onClick={() => onWish('stopped')}>{t('purchase.proceed')}</Button>
          <Button variant="default" onClick={() => onWish('prolong')}>
            {t('purchase.prolong')}
          </Button>
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => onWish('cancelled')}>
            {t('purchase.move.cancelled')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

export function Steps({ purchase, onWish }: { purchase: Purchase; onWish: (step: Step) => void }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2}>{t('purchase.next')}</Title>
        <Moves purchase={purchase} onWish={onWish} />
        {mayProlong(purchase) && (
          <Button variant="default" onClick={() => onWish('prolong')}>
            {t('purchase.prolong')}
          </Button>
        )}
        <Button variant="default" onClick={() => onWish('copy')}>
          {t('purchase.copy')}
        </Button>
        {mayArchive(purchase) && <Archiving purchase={purchase} />}
        {purchase.moves.includes('cancelled') && (
          <Button variant="default" c="var(--mantine-color-error)" onClick={() => onWish('cancelled')}>
            {t('purchase.move.cancelled')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

interface Given {
  purchase: Purchase;
  step: Step | null;
  onClose: () => void;
}

/** The dialog of the step that somebody wants to take. */
export function Stepping({ purchase, step, onClose }: Given) {
  if (step === null) return null;
  if (step === 'prolong') return <Prolonging purchase={purchase} onClose={onClose} />;
  if (step === 'copy') return <Copying purchase={purchase} onClose={onClose} />;
  if (step === 'cancelled') return <Cancelling purchase={purchase} onClose={onClose} />;
  return <Moving purchase={purchase} stage={step} onClose={onClose} />;
}
