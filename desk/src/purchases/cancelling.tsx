// Cancelling a purchase for good, with a word to its buyers; what each of them would read is shown while it is written.
import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { MONEY } from '../parts/touches';
import { Foreseen } from './effects';

const REST_MS = 500;

interface Given {
  purchase: Purchase;
  onClose: () => void;
}

function useCancelling({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState('');
  const cancel = useAct({
    does: (word: string, header) =>
      taken(
        api.POST('/v1/purchases/{purchase}/cancellation', {
          params: { path: { purchase: purchase.id }, header },
          body: { message: word },
        }),
      ),
    said: t('purchase.cancelled'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
  });
  return { cancel, trouble, setTrouble };
}

export function Cancelling({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  const [message, setMessage] = useState('');
  const [settled] = useDebouncedValue(message, REST_MS);
  const { cancel, trouble, setTrouble } = useCancelling({ purchase, onClose });
  return (
    <Confirm
      opened
      danger
      title={t('purchase.move.cancelled')}
      action={t('purchase.move.cancelled')}
      busy={cancel.isPending}
      onConfirm={() => cancel.mutate(message)}
      onClose={onClose}
    >
      <Textarea
        label={t('purchase.farewell')}
        description={t('purchase.farewell.hint')}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        value={message}
        error={trouble}
        onChange={({ currentTarget: { value } }) => {
          setMessage(value);
          setTrouble('');
        }}
      />
      <Foreseen purchase={purchase.id} draft={{ cancellation: settled }} currency={purchase.currency} />
    </Confirm>
  );
}
