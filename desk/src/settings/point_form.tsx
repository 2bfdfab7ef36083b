// A pickup point: a new one, or a changed one of which only what changed is sent.
import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, sign, typed } from '../parts/format';
import { Quicker, useQuicker } from '../parts/quicker';
import type { Point } from './points';

const NEW = {
  title: '',
  address: '',
  hours: '',
  photo: '',
  price: '0',
  capacity: '',
  closed: false,
  closedUntil: '',
  closedReason: '',
  retired: false,
};
type Typed = typeof NEW;

const asTyped = (point: Point): Typed => ({
  ...point,
  photo: point.photo ?? '',
  price: typed(point.price),
  capacity: point.capacity === null ? '' : String(point.capacity),
  closedUntil: point.closedUntil ?? '',
});

const asked = (wish: Typed): Schemas['PointAsked'] => ({
  title: wish.title,
  address: wish.address,
  hours: wish.hours,
  photo: wish.photo || null,
  price: kopecks(wish.price || '0') ?? 0,
  capacity: wish.capacity ? Number(wish.capacity) : null,
  closed: wish.closed,
  closedUntil: wish.closed ? wish.closedUntil || null : null,
  closedReason: wish.closed ? wish.closedReason : '',
  retired: wish.retired,
});

/** What another changed of the point meanwhile stays as he left it. */
function changed(wish: Typed, point: Point): Schemas['PointChanged'] {
  const [now, before] = [asked(wish), asked(asTyped(point))];
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => value !== before[name as keyof typeof before]),
  );
}

interface Given {
  point: Point | 'new' | null;
  /** Of all points, which are kept together. */
  version: number;
  onClose: () => void;
}

export function PointForm({ point, version, onClose }: Given) {
  const { t } = useTranslation();
  const title = point === 'new' ? t('points.new') : (point?.title ?? '');
  return (
    <Dialog opened={point !== null} onClose={onClose} title={title}>
      {({ close }) => point && <Form point={point} version={version} onClose={close} />}
    </Dialog>
  );
}

interface Editing {
  point: Point | 'new';
  version: number;
  onClose: () => void;
}

function useEditing({ point, version, onClose }: Editing) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(['points']);
  const form = useForm<Typed>({
    initialValues: point === 'new' ? NEW : asTyped(point),
    validate: {
      title: (text) => (text.trim() ? null : t('form.required')),
      address: (text) => (text.trim() ? null : t('form.required')),
      price: (text) => (kopecks(text || '0') === null ? t('form.sum') : null),
      capacity: (text) => (/^\d*$/.test(text) ? null : t('form.count')),
    },
  });
  const save = useAct({
    does: (wish: Typed, header): Promise<unknown> =>
      point === 'new'
        ? taken(api.POST('/v1/points', { body: asked(wish), params: { header } }))
        : taken(
            api.PATCH('/v1/points/{point}', {
              params: { path: { point: point.id }, header: seen(version) },
              body: changed(wish, point),
            }),
          ),
    said: t('points.saved'),
    touches: [['points']],
    onDone: onClose,
    onRefused: (refusal) => told(refusal) || complain(form, refusal, Object.keys(NEW)),
  });
  return { form, save, stale };
}

function Form(editing: Editing) {
  const { t } = useTranslation();
  const { form, save, stale } = useEditing(editing);
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('points.stale')} />
        <TextInput label={t('points.title')} maxLength={80} data-autofocus required {...form.getInputProps('title')} />
        <TextInput label={t('points.address')} maxLength={200} required {...form.getInputProps('address')} />
        <TextInput label={t('points.hours')} maxLength={200} {...form.getInputProps('hours')} />
        <TextInput label={t('points.photo')} type="url" {...form.getInputProps('photo')} />
        <Group grow align="flex-start">
          <TextInput
            label={t('points.price')}
            inputMode="decimal"
            rightSection={sign()}
            {...form.getInputProps('price')}
          />
          <TextInput
            label={t('points.capacity')}
            placeholder={t('points.noLimit')}
            inputMode="numeric"
            {...form.getInputProps('capacity')}
          />
        </Group>
        <Checkbox label={t('points.closedNow')} {...form.getInputProps('closed', { type: 'checkbox' })} />
        {form.values.closed && (
          <Group grow align="flex-start">
            <TextInput type="date" label={t('points.firstDay')} {...form.getInputProps('closedUntil')} />
            <TextInput label={t('points.closedReason')} maxLength={200} {...form.getInputProps('closedReason')} />
          </Group>
        )}
        <Checkbox label={t('points.retire')} {...form.getInputProps('retired', { type: 'checkbox' })} />
        <Ending action={t('action.save')} busy={save.isPending} onClose={editing.onClose} />
      </Stack>
    </form>
  );
}
