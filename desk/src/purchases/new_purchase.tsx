// A purchase begins with its title; fee and delivery may come later.

import { Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, sign } from '../parts/format';

const FIELDS = ['title', 'feePercent', 'deliveryCost'];

interface Given {
  opened: boolean;
  onClose: () => void;
  /** Where somebody chooses a purchase; otherwise the new one is opened. */
  onCreated?: (made: Purchase) => void;
}

function useCreating({ onClose, onCreated }: Omit<Given, 'opened'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { title: '', feePercent: '10', deliveryCost: '' },
    validate: {
      title: (text) => (text.trim() ? null : t('purchase.title.wrong')),
      deliveryCost: (text) => (text && kopecks(text) === null ? t('form.sum') : null),
    },
  });
  const make = useAct({
    does: (body: Schemas['PurchaseAsked'], header) => taken(api.POST('/v1/purchases', { body, params: { header } })),
    touches: [['purchases']],
    onDone: (made) => {
      onClose();
      if (onCreated) onCreated(made);
      else navigate({ to: '/purchases/$purchase', params: { purchase: made.id } });
    },
    onRefused: (refusal) => complain(form, refusal, FIELDS),
  });
  const submit = form.onSubmit(({ title, feePercent, deliveryCost }) =>
    make.mutate({
      title: title.trim(),
      feePercent: feePercent.trim().replace(',', '.') || '0',
      deliveryCost: kopecks(deliveryCost) ?? 0,
    }),
  );
  return { form, submit, busy: make.isPending };
}

export function NewPurchase({ opened, onClose, onCreated }: Given) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('purchase.new')}>
      {({ close }) => opened && <Form onClose={close} onCreated={onCreated} />}
    </Dialog>
  );
}

function Form({ onClose, onCreated }: Omit<Given, 'opened'>) {
  const { t } = useTranslation();
  const { form, submit, busy } = useCreating({ onClose, onCreated });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('purchase.title')}
          maxLength={80}
          data-autofocus
          required
          {...form.getInputProps('title')}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('purchase.feePercent')}
            description={t('purchase.empty')}
            inputMode="decimal"
            rightSection="%"
            {...form.getInputProps('feePercent')}
          />
          <TextInput
            label={t('purchase.deliveryCost')}
            description={t('purchase.empty')}
            inputMode="decimal"
            rightSection={sign()}
            {...form.getInputProps('deliveryCost')}
          />
        </Group>
        <Ending action={t('action.create')} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  );
}
