// The card of an organizer: what buyers see of who hands out. Only what was changed is sent.
import { Button, Group, NativeSelect, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { useNamed } from '../parts/named';
import { Quicker, useQuicker } from '../parts/quicker';
import { Unsaved } from '../parts/unsaved';
import type { Organizer } from './organizers_query';

type Role = Organizer['role'];
const ROLES: readonly Role[] = ['owner', 'organizer', 'external_orders_manager', 'support', 'viewer'];
const NEW = {
  okId: '',
  firstName: '',
  lastName: '',
  role: 'organizer' as Role,
  seesAll: false,
  photo: '',
  profile: '',
  place: '',
  hours: '',
};
type Typed = typeof NEW;
type Form = UseFormReturnType<Typed>;

const asTyped = (it: Organizer): Typed => ({
  okId: it.okId ?? '',
  firstName: it.firstName,
  lastName: it.lastName,
  role: it.role,
  seesAll: it.seesAll,
  photo: it.photo ?? '',
  profile: it.profile ?? '',
  place: it.place,
  hours: it.hours,
});

function send(wish: Typed, known: Organizer | 'new', first: Typed, key: { 'Idempotency-Key': string }) {
  if (known === 'new') {
    const { profile: _profile, ...asked } = wish;
    return taken(
      api.POST('/v1/organizers', { body: { ...asked, photo: wish.photo || null }, params: { header: key } }),
    );
  }
  const names = (Object.keys(NEW) as (keyof Typed)[]).filter((name) => name !== 'okId' && wish[name] !== first[name]);
  const body = Object.fromEntries(names.map((name) => [name, wish[name]])) as Schemas['OrganizerChanged'];
  const params = { path: { organizer: known.id }, header: seen(known.version) };
  return taken(api.PATCH('/v1/organizers/{organizer}', { params, body }));
}

interface Given {
  organizer: Organizer | 'new';
  /** Whether the role may be given here. */
  roles?: boolean;
  onDone?: () => void;
}

export function CardForm({ organizer, roles, onDone }: Given) {
  const { t } = useTranslation();
  const { stale, told, forget } = useQuicker(['organizers'], false);
  const form = useForm<Typed>({
    initialValues: organizer === 'new' ? NEW : asTyped(organizer),
    validate: {
      firstName: (text) => (text.trim() ? null : t('form.required')),
      okId: (text) => (organizer !== 'new' || text.trim() ? null : t('form.required')),
    },
  });
  const save = useAct({
    does: (wish: Typed, header) => send(wish, organizer, form.getInitialValues(), header),
    said: t(organizer === 'new' ? 'organizers.added' : 'organizers.saved'),
    touches: [['organizers'], ['me']],
    onDone: (kept) => {
      forget();
      form.setInitialValues(asTyped(kept));
      form.setValues(asTyped(kept));
      onDone?.();
    },
    onRefused: (refusal) => told(refusal) || complain(form, refusal, Object.keys(NEW)),
  });
  const dirty = form.isDirty();
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
      {!onDone && <Unsaved when={dirty && !save.isPending} />}
      <Stack gap="sm">
        <Quicker when={stale} words={t('organizers.stale')} />
        <Fields form={form} isNew={organizer === 'new'} roles={roles} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!dirty}>
            {t(organizer === 'new' ? 'organizers.new' : 'action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Fields({ form, isNew, roles }: { form: Form; isNew: boolean; roles?: boolean }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <>
      {isNew && <TextInput label={t('organizers.okId')} data-autofocus required {...form.getInputProps('okId')} />}
      {roles && (
        <NativeSelect
          label={t('organizers.role')}
          description={t(`roleAbout.${form.values.role}`)}
          data={ROLES.map((value) => ({ value, label: named('role', value) }))}
          {...form.getInputProps('role')}
        />
      )}
      {roles && form.values.role === 'organizer' && (
        <Switch
          label={t('organizers.seesAll')}
          description={t('organizers.seesAll.text')}
          {...form.getInputProps('seesAll', { type: 'checkbox' })}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('organizers.firstName')} required {...form.getInputProps('firstName')} />
        <TextInput label={t('organizers.lastName')} {...form.getInputProps('lastName')} />
      </SimpleGrid>
      <TextInput label={t('organizers.place')} maxLength={200} {...form.getInputProps('place')} />
      <TextInput label={t('organizers.hours')} maxLength={200} {...form.getInputProps('hours')} />
      <TextInput type="url" label={t('organizers.photo')} {...form.getInputProps('photo')} />
      {!isNew && <TextInput type="url" label={t('organizers.profile')} {...form.getInputProps('profile')} />}
    </>
  );
}
