// Money that an organizer writes down: a payment by hand, a refund, a transfer to another order.

import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Order as Whole } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, local, money, sign, typed, utc } from '../parts/format';
import { MONEY } from '../parts/touches';

export const KINDS = ['payment', 'refund', 'transfer'] as const;
export type Kind = (typeof KINDS)[number];

type Order = Pick<Whole, 'number' | 'debt' | 'currency'>;
const EMPTY = { amount: '', paidAt: '', note: '', to: '', otherBuyer: false };
type Typed = typeof EMPTY;

function send(kind: Kind, order: string, wish: Typed, key: string) {
  const amount = kopecks(wish.amount) ?? 0;
  const header = { 'Idempotency-Key': key };
  if (kind === 'refund')
    return taken(api.POST('/v1/refunds', { body: { key, order, amount, note: wish.note }, params: { header } }));
  if (kind === 'transfer') {
    const body = { key, from: order, to: wish.to.trim(), amount, note: wish.note, otherBuyer: wish.otherBuyer };
    return taken(api.POST('/v1/transfers', { body, params: { header } }));
  }
  return taken(
    api.POST('/v1/payments', {
      body: { key, order, amount, note: wish.note, paidAt: utc(wish.paidAt) },
      params: { header },
    }),
  );
}

export function MoneyForm({ kind, order, onClose }: { kind: Kind | null; order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={kind !== null} onClose={onClose} title={kind ? `${t(`money.${kind}`)} · № ${order.number}` : ''}>
      {({ close }) => kind && <Form kind={kind} order={order} onClose={close} />}
    </Dialog>
  );
}

function Form({ kind, order, onClose }: { kind: Kind; order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Typed>({
    initialValues: EMPTY,
    validate: {
      amount: (text) => ((kopecks(text) ?? 0) > 0 ? null : t('form.sum')),
      to: (text) => (kind !== 'transfer' || /^\d+$/.test(text.trim()) ? null : t('money.to.wrong')),
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a form that was just opened
  useEffect(() => {
    form.setValues({
      amount: kind === 'payment' && order.debt > 0 ? typed(order.debt) : '',
      paidAt: local(new Date().toISOString()),
    });
  }, []);
  const enter = useAct({
    does: (wish: Typed, header) => send(kind, order.number, wish, header['Idempotency-Key']),
    said: t('money.entered'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => complain(form, refusal, ['amount', 'paidAt', 'note', 'to']),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => enter.mutate(wish))} noValidate>
      <Stack>
        {order.debt > 0 && <Text c="dimmed">{t('money.debt', { sum: money(order.debt, order.currency) })}</Text>}
        {kind === 'transfer' && (
          <>
            <TextInput label={t('money.to')} inputMode="numeric" data-autofocus {...form.getInputProps('to')} />
            <Checkbox label={t('money.otherBuyer')} {...form.getInputProps('otherBuyer', { type: 'checkbox' })} />
          </>
        )}
        <TextInput
          label={t('money.amount')}
          inputMode="decimal"
          rightSection={sign(order.currency)}
          data-autofocus={kind !== 'transfer' || undefined}
          {...form.getInputProps('amount')}
        />
        {kind === 'payment' && (
          <TextInput type="datetime-local" label={t('money.paidAt')} {...form.getInputProps('paidAt')} />
        )}
        <TextInput label={t('money.note')} maxLength={300} {...form.getInputProps('note')} />
        <Ending action={t('money.enter')} busy={enter.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
