// One line of an order is corrected, or another one is added; why, its buyer reads.
import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import {
  actionsOf,
  asEdit,
  asTyped,
  FIELDS,
  faultsOf,
  isSame,
  isTyped,
  type LineAction,
  type Typed,
} from './line_edits';
import { LineFields } from './line_fields';
import { OrderQuicker } from './quicker';
import { Reason } from './reason';
import { useAllowed } from './rules';
import { useSavingLines } from './saving_lines';

interface Given {
  order: Order;
  /** Its place among the lines; «add»: a new one. */
  place: number | 'add';
  onClose: () => void;
}

export function LineForm({ place, ...given }: Omit<Given, 'place'> & { place: Given['place'] | null }) {
  const { t } = useTranslation();
  const name = typeof place === 'number' ? given.order.lines[place]?.name : t('line.add');
  return (
    <Dialog opened={place !== null} onClose={given.onClose} title={name}>
      {({ close }) => place !== null && <Form place={place} {...given} onClose={close} />}
    </Dialog>
  );
}

function useLineForm(first: Typed, seen: Typed) {
  const { t } = useTranslation();
  return useForm<Typed>({
    initialValues: first,
    validate: (wish) => {
      const faults = isTyped(wish.action) ? Object.entries(faultsOf(wish)) : [];
      return {
        ...Object.fromEntries(faults.map(([name, fault]) => [name, t(fault)])),
        ...(isSame(wish, seen) && { name: t('line.same') }),
        ...(!wish.reason.trim() && { reason: t('form.required') }),
      };
    },
  });
}

function Form({ order, place, onClose }: Given) {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  const line = place === 'add' ? undefined : order.lines[place];
  const actions: LineAction[] = line ? actionsOf(line).filter(allowed) : ['add'];
  // As it was when the form was opened: what is sent is what differs from that.
  const [seen] = useState(() => asTyped(actions[0] ?? 'change', line));
  const form = useLineForm(seen, seen);
  const { save, stale } = useSavingLines({
    order,
    asked: (wish: Typed) => ({
      reason: wish.reason,
      lines: [asEdit(wish, place === 'add' ? undefined : place, seen)],
    }),
    onClose,
    onRefused: (refusal) => complain(form, refusal, [...FIELDS, 'reason'], ofOne),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
      <Stack gap="sm">
        <OrderQuicker when={stale} />
        {line && (
          <NativeSelect
            label={t('line.action')}
            data={actions.map((value) => ({ value, label: t(`lineAction.${value}`) }))}
            data-autofocus
            {...form.getInputProps('action')}
          />
        )}
        {isTyped(form.values.action) ? (
          <>
            <LineFields at={form.getInputProps} currency={order.currency} />
            <TextInput label={t('line.comment')} {...form.getInputProps('comment')} />
          </>
        ) : (
          <Text c="dimmed">{t(`lineEffect.${form.values.action as 'refuse'}`)}</Text>
        )}
        <Reason {...form.getInputProps('reason')} />
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

/** `lines[0].quantity` is the field «quantity» of the form. */
const ofOne = (field: string): string => field.replace(/^lines\[\d+\]\./, '');
