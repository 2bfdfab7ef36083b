// Letting a purchase collect until another moment, also after its stop.
import { Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { moment, utc } from '../parts/format';
import { MONEY } from '../parts/touches';
import { Foreseen } from './effects';

export const mayProlong = ({ stage }: Purchase): boolean => stage === 'collecting' || stage === 'stopped';

interface Given {
  purchase: Purchase;
  onClose: () => void;
}

function useProlonging({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState('');
  const prolong = useAct({
    does: (stopAt: string, header) =>
      taken(
        api.POST('/v1/purchases/{purchase}/prolongation', {
          params: { path: { purchase: purchase.id }, header },
          body: { stopAt },
        }),
      ),
    said: (now) => t('purchase.prolonged', { at: now.stopAt ? moment(now.stopAt) : '' }),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
  });
  return { prolong, trouble, setTrouble };
}

export function Prolonging({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('purchase.prolong')}>
      {({ close }) => <Form purchase={purchase} onClose={close} />}
    </Dialog>
  );
}

function Form({ purchase, onClose }: Given) {
  const { t } = useTranslation();
  const [until, setUntil] = useState('');
  const { prolong, trouble, setTrouble } = useProlonging({ purchase, onClose });
  const wanted = utc(until);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted) prolong.mutate(wanted);
        else setTrouble(t('form.required'));
      }}
    >
      <Stack>
        <Text>{t('purchase.prolong.text')}</Text>
        <TextInput
          type="datetime-local"
          label={t('purchase.prolong.until')}
          required
          data-autofocus
          value={until}
          error={trouble}
          onChange={({ currentTarget: { value } }) => {
            setUntil(value);
            setTrouble('');
          }}
        />
        {purchase.stage === 'stopped' && (
          <Foreseen purchase={purchase.id} draft={{ stage: 'collecting' }} currency={purchase.currency} />
        )}
        <Ending action={t('purchase.prolong')} busy={prolong.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
