// Where the purchase may go from here; each step is asked about, with what it does to whom.
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { STAGES, type Stage } from '../parts/badges';
import { Confirm } from '../parts/confirm';
import { MONEY } from '../parts/touches';
import { Foreseen } from './effects';

export function Moves({ purchase, onWish }: { purchase: Purchase; onWish: (stage: Stage) => void }) {
  const { t } = useTranslation();
  const here = STAGES.indexOf(purchase.stage);
  const moves = purchase.moves.filter((each) => each !== 'cancelled');
  const forward = moves.find((each) => STAGES.indexOf(each) > here);
  return moves.map((stage) => (
    <Button key={stage} variant={stage === forward ? 'filled' : 'default'} onClick={() => onWish(stage)}>
      {t(`purchase.move.${stage}`)}
    </Button>
  ));
}

interface Given {
  purchase: Purchase;
  stage: Stage;
  onClose: () => void;
}

export function Moving({ purchase, stage, onClose }: Given) {
  const { t } = useTranslation();
  const move = useAct({
    does: (wanted: Stage, header) =>
      taken(
        api.POST('/v1/purchases/{purchase}/stage', {
          params: { path: { purchase: purchase.id }, header },
          body: { stage: wanted },
        }),
      ),
    said: (moved) => t('purchase.moved', { stage: t(`stage.${moved.stage}`) }),
    touches: MONEY,
    onDone: onClose,
  });
  // To say «stopped» of what has stopped below its minimum is to go on with it.
  const proceeds = stage === purchase.stage;
  const name = proceeds ? t('purchase.proceed') : t(`purchase.move.${stage}`);
  return (
    <Confirm
      opened
      title={name}
      action={name}
      busy={move.isPending}
      onConfirm={() => move.mutate(stage)}
      onClose={onClose}
    >
      <Text>{proceeds ? t('purchase.proceed.text') : t(`purchase.effect.${stage}`)}</Text>
      <Foreseen purchase={purchase.id} draft={{ stage }} currency={purchase.currency} />
    </Confirm>
  );
}
