// The sum of an order is adjusted by hand: typed as an amount, in whose favour, and why.
import { NativeSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, money, sign } from '../parts/format';
import { MONEY } from '../parts/touches';
import { Reason } from './reason';

type Kind = Schemas['AdjustmentKind'];
const KINDS: readonly Kind[] = ['discount', 'packing', 'correction', 'other'];
const EMPTY = { kind: 'discount' as Kind, favour: 'less', amount: '', reason: '' };
type Typed = typeof EMPTY;

/** Kopecks with their sign: a discount is always in the buyer's favour, packing never. */
function signed({ kind, favour, amount }: Typed): number {
  const less = kind === 'discount' || (kind !== 'packing' && favour === 'less');
  return (less ? -1 : 1) * (kopecks(amount) ?? 0);
}

export function AdjustmentForm({ opened, ...given }: { opened: boolean; order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={given.onClose} title={t('adjustment.add')}>
      {({ close }) => opened && <Form {...given} onClose={close} />}
    </Dialog>
  );
}

function useAdjusting({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Typed>({
    initialValues: EMPTY,
    validate: {
      amount: (text) => ((kopecks(text) ?? 0) > 0 ? null : t('form.sum')),
      reason: (text) => (text.trim() ? null : t('form.required')),
    },
  });
  const add = useAct({
    does: (wish: Typed, header) => {
      const body = { kind: wish.kind, amount: signed(wish), reason: wish.reason };
      return taken(
        api.POST('/v1/orders/{number}/adjustments', { params: { path: { number: order.number }, header }, body }),
      );
    },
    said: t('adjustment.added'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => complain(form, refusal, ['kind', 'amount', 'reason']),
  });
  return { form, add };
}

function Form({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const { form, add } = useAdjusting({ order, onClose });
  const { kind, amount } = form.values;
  return (
    <form onSubmit={form.onSubmit((wish) => add.mutate(wish))} noValidate>
      <Stack gap="sm">
        <NativeSelect
          label={t('adjustment.kind')}
          data={KINDS.map((value) => ({ value, label: t(`sum.${value}`) }))}
          data-autofocus
          {...form.getInputProps('kind')}
        />
        {(kind === 'correction' || kind === 'other') && (
          <SegmentedControl
            aria-label={t('adjustment.favour')}
            data={(['less', 'more'] as const).map((value) => ({ value, label: t(`adjustment.${value}`) }))}
            {...form.getInputProps('favour')}
          />
        )}
        <TextInput
          label={t('money.amount')}
          inputMode="decimal"
          rightSection={sign(order.currency)}
          required
          {...form.getInputProps('amount')}
        />
        <Reason {...form.getInputProps('reason')} />
        {kopecks(amount) !== null && (
          <Text c="dimmed">
            {t('adjustment.after', { sum: money(order.sum.total + signed(form.values), order.currency) })}
          </Text>
        )}
        <Ending action={t('adjustment.do')} busy={add.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
