// Where the purchase may go from here; each step is asked about, with what follows from it.
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { STAGES, type Stage } from '../parts/badges';
import { Confirm } from '../parts/confirm';

export function Stages({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const [wanted, want] = useState<Stage | null>(null);
  const move = useAct({
    does: (stage: Stage, header) =>
      taken(
        api.POST('/v1/purchases/{purchase}/stage', {
          params: { path: { purchase: purchase.id }, header },
          body: { stage },
        }),
      ),
    said: (moved) => t('purchase.moved', { stage: t(`stage.${moved.stage}`) }),
    touches: [['purchase'], ['purchases'], ['orders'], ['order'], ['home']],
    onDone: () => want(null),
  });
  const { moves } = purchase;
  if (!moves.length) return null;
  const here = STAGES.indexOf(purchase.stage);
  const forward = moves.find((each) => each !== 'cancelled' && STAGES.indexOf(each) > here);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2}>{t('purchase.next')}</Title>
        {moves.map((stage) => (
          <Button
            key={stage}
            variant={stage === forward ? 'filled' : 'default'}
            c={stage === 'cancelled' ? 'red' : undefined}
            onClick={() => want(stage)}
          >
            {t(`purchase.move.${stage}`)}
          </Button>
        ))}
      </Stack>
      <Confirm
        opened={wanted !== null}
        title={wanted ? t(`purchase.move.${wanted}`) : ''}
        action={wanted ? t(`purchase.move.${wanted}`) : ''}
        danger={wanted === 'cancelled'}
        busy={move.isPending}
        onConfirm={() => wanted && move.mutate(wanted)}
        onClose={() => want(null)}
      >
        <Text>{wanted && t(`purchase.effect.${wanted}`)}</Text>
      </Confirm>
    </Paper>
  );
}
