// Confirming another sum than was claimed, per order.
import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../api/things';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { kopecks, sign, typed } from '../parts/format';

interface Given {
  opened: boolean;
  claim: Claim;
  busy: boolean;
  onClose: () => void;
  onConfirm: (orders: { number: string; amount: number }[]) => void;
}

export function Amounts({ opened, onClose, ...given }: Given) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('claim.other')}>
      {({ close }) => opened && <Form {...given} onClose={close} />}
    </Dialog>
  );
}

function Form({ claim, busy, onClose, onConfirm }: Omit<Given, 'opened'>) {
  const { t } = useTranslation();
  const [sums, setSums] = useState(() =>
    Object.fromEntries(claim.orders.map((each) => [each.number, typed(each.amount)])),
  );
  const wrong = (text: string | undefined) => kopecks(text || '0') === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.values(sums).some(wrong)) return;
        onConfirm(claim.orders.map(({ number }) => ({ number, amount: kopecks(sums[number] || '0') ?? 0 })));
      }}
    >
      <Stack>
        {claim.orders.map((each, place) => (
          <TextInput
            key={each.number}
            label={t('claim.forOrder', { number: each.number, purchase: each.purchase })}
            inputMode="decimal"
            rightSection={sign(claim.currency)}
            data-autofocus={place === 0 || undefined}
            value={sums[each.number]}
            error={wrong(sums[each.number]) && t('form.sum')}
            onChange={({ currentTarget: { value } }) => setSums({ ...sums, [each.number]: value })}
          />
        ))}
        <Ending action={t('claim.confirm')} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  );
}
