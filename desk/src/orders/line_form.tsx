// One line of an order is corrected, or another one is added; why, its buyer reads.
import { Modal, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen as seenVersion, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, sign } from '../parts/format';
import { Quicker, useQuicker } from '../parts/quicker';
import { MONEY } from '../parts/touches';
import { actionsOf, asEdit, asTyped, FIELDS, isSame, isTyped, type LineAction, ofForm, type Typed } from './line_edits';
import { useAllowed } from './rules';

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
    <Modal opened={place !== null} onClose={given.onClose} title={name} closeOnClickOutside={false}>
      {place !== null && <Form place={place} {...given} />}
    </Modal>
  );
}

function useLineForm(first: Typed, seen: Typed) {
  const { t } = useTranslation();
  return useForm<Typed>({
    initialValues: first,
    validate: {
      name: (text, wish) => {
        if (isSame(wish, seen)) return t('line.same');
        return !isTyped(wish.action) || text.trim() || wish.article.trim() ? null : t('form.required');
      },
      quantity: (text, wish) => (!isTyped(wish.action) || /^[1-9]\d{0,5}$/.test(text.trim()) ? null : t('line.count')),
      price: (text, wish) => (!isTyped(wish.action) || (kopecks(text) ?? -1) >= 0 ? null : t('form.sum')),
      reason: (text) => (text.trim() ? null : t('form.required')),
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
  const { stale, told } = useQuicker(['order', order.number]);
  const save = useAct({
    does: (wish: Typed) => {
      const lines = [asEdit(wish, place === 'add' ? undefined : place, seen)];
      const params = { path: { number: order.number }, header: seenVersion(order.version) };
      return taken(api.PATCH('/v1/orders/{number}/lines', { params, body: { reason: wish.reason, lines } }));
    },
    said: t('line.saved'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => told(refusal) || complain(form, ofForm(refusal), [...FIELDS, 'reason']),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} title={t('order.stale')} words={t('order.stale.text')} />
        {line && (
          <NativeSelect
            label={t('line.action')}
            data={actions.map((value) => ({ value, label: t(`lineAction.${value}`) }))}
            data-autofocus
            {...form.getInputProps('action')}
          />
        )}
        {isTyped(form.values.action) ? (
          <Fields form={form} currency={order.currency} />
        ) : (
          <Text c="dimmed">{t(`lineEffect.${form.values.action as 'refuse'}`)}</Text>
        )}
        <TextInput
          label={t('form.reason')}
          description={t('form.reason.hint')}
          maxLength={300}
          required
          {...form.getInputProps('reason')}
        />
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Fields({ form, currency }: { form: UseFormReturnType<Typed>; currency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('line.name')} data-autofocus {...form.getInputProps('name')} />
      <SimpleGrid cols={2}>
        <TextInput label={t('line.articleOf')} {...form.getInputProps('article')} />
        <TextInput label={t('line.option')} {...form.getInputProps('option')} />
        <TextInput label={t('line.quantity')} inputMode="numeric" {...form.getInputProps('quantity')} />
        <TextInput
          label={t('line.price')}
          inputMode="decimal"
          rightSection={sign(currency)}
          {...form.getInputProps('price')}
        />
      </SimpleGrid>
      <TextInput label={t('line.comment')} {...form.getInputProps('comment')} />
    </>
  );
}
