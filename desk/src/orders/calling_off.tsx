// One order is cancelled, or taken back: with a reason, which its buyer is told.
import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Problem } from '../api/problems';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { money } from '../parts/format';
import { MONEY } from '../parts/touches';
import { OrderQuicker, useOrderQuicker } from './quicker';
import { Reason } from './reason';
import { useAllowed } from './rules';

export function CallingOff({ order }: { order: Order }) {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  const [opened, { open, close }] = useDisclosure();
  const name = order.cancelledAt ? 'reopen' : 'cancel';
  if (!allowed(name) && !opened) return null;
  return (
    <>
      <Button variant="default" c={name === 'cancel' ? 'var(--mantine-color-error)' : undefined} onClick={open}>
        {t(`order.${name}`)}
      </Button>
      <Dialog opened={opened} onClose={close} title={t(`order.${name}`)}>
        {(held) => opened && <Form order={order} onClose={held.close} />}
      </Dialog>
    </>
  );
}

function useCallingOff(order: Order, onDone: () => void, onRefused: (refusal: Problem) => boolean) {
  const { t } = useTranslation();
  const status = order.cancelledAt ? 'reopened' : 'cancelled';
  return useAct({
    does: async (reason: string, header) => {
      const orders = [{ number: order.number, version: order.version }];
      const made = await taken(
        api.POST('/v1/orders/changes', { params: { header }, body: { orders, status, reason } }),
      );
      const [one] = made.items;
      if (!one?.ok) throw new Problem(409, one?.code ?? 'unknown', one?.detail ?? t('problem.unknown'));
    },
    said: t(`order.${status}`),
    touches: MONEY,
    onDone,
    onRefused,
  });
}

function Form({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const name = order.cancelledAt ? 'reopen' : 'cancel';
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim() ? null : t('form.required')) },
  });
  const { stale, told } = useOrderQuicker(order);
  const change = useCallingOff(order, onClose, (refusal) => told(refusal) || complain(form, refusal, ['reason']));
  return (
    <form onSubmit={form.onSubmit(({ reason }) => change.mutate(reason.trim()))} noValidate>
      <Stack>
        <OrderQuicker when={stale} />
        <Text>{t(`order.${name}.text`, { sum: money(order.paid, order.currency) })}</Text>
        <Reason data-autofocus {...form.getInputProps('reason')} />
        <Ending action={t(`order.${name}.yes`)} busy={change.isPending} danger={name === 'cancel'} onClose={onClose} />
      </Stack>
    </form>
  );
}
