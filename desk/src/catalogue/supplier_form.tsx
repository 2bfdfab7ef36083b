// A supplier: connected by address and token, which are tried at once; or called otherwise, with another token.
import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { Quicker, useQuicker } from '../parts/quicker';
import { Trouble } from '../parts/trouble';
import { SUPPLIERS, type Supplier } from './suppliers_query';

interface Given {
  supplier: Supplier | 'new' | null;
  onClose: () => void;
}

export function SupplierForm({ supplier, onClose }: Given) {
  const { t } = useTranslation();
  const title = supplier === 'new' ? t('suppliers.connect') : (supplier?.title ?? '');
  return (
    <Dialog opened={supplier !== null} onClose={onClose} title={title}>
      {({ close }) => supplier && <Form supplier={supplier === 'new' ? null : supplier} onClose={close} />}
    </Dialog>
  );
}

/** What is typed; for one that is connected an empty token is the present one. */
interface Typed {
  title: string;
  url: string;
  token: string;
}

function send(wish: Typed, supplier: Supplier | null, header: { 'Idempotency-Key': string }) {
  const [title, token] = [wish.title.trim(), wish.token.trim()];
  if (!supplier)
    return taken(api.POST('/v1/suppliers', { body: { title, url: wish.url.trim(), token }, params: { header } }));
  const params = { path: { supplier: supplier.id }, header: seen(supplier.version) };
  return taken(api.PATCH('/v1/suppliers/{supplier}', { params, body: { title, ...(wish.token && { token }) } }));
}

interface Writing {
  /** Null: a new one. */
  supplier: Supplier | null;
  onClose: () => void;
}

function useSaving({ supplier, onClose }: Writing) {
  const { t } = useTranslation();
  const { stale, told, forget } = useQuicker(SUPPLIERS, false);
  const [trouble, tell] = useState('');
  const required = (text: string) => (text.trim() ? null : t('form.required'));
  const form = useForm<Typed>({
    initialValues: { title: supplier?.title ?? '', url: supplier?.url ?? '', token: '' },
    validate: { title: required, ...(supplier ? {} : { url: required, token: required }) },
  });
  const save = useAct({
    does: (wish: Typed, header) => send(wish, supplier, header),
    said: ({ title }) => t(supplier ? 'suppliers.saved' : 'suppliers.connected', { title }),
    touches: [SUPPLIERS],
    onDone: onClose,
    onRefused: (refusal) => {
      if (!told(refusal) && !complain(form, refusal, ['title', 'url', 'token'])) tell(refusal.message);
      return true;
    },
  });
  const submit = form.onSubmit((wish) => {
    tell('');
    forget();
    save.mutate(wish);
  });
  return { form, submit, stale, trouble, busy: save.isPending };
}

function Form({ supplier, onClose }: Writing) {
  const { t } = useTranslation();
  const { form, submit, stale, trouble, busy } = useSaving({ supplier, onClose });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('suppliers.stale')} />
        <Trouble words={trouble} title={t('suppliers.refused')} />
        <Fields form={form} connected={supplier !== null} />
        <Ending action={t(supplier ? 'action.save' : 'suppliers.try')} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Fields({ form, connected }: { form: UseFormReturnType<Typed>; connected: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('suppliers.name')} maxLength={80} data-autofocus required {...form.getInputProps('title')} />
      {!connected && (
        <TextInput
          label={t('suppliers.url')}
          description={t('suppliers.url.hint')}
          type="url"
          autoComplete="off"
          maxLength={500}
          required
          {...form.getInputProps('url')}
        />
      )}
      <PasswordInput
        label={t(connected ? 'suppliers.token.new' : 'suppliers.token')}
        description={t(connected ? 'suppliers.token.new.hint' : 'suppliers.token.hint')}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('suppliers.token.show') }}
        maxLength={4000}
        required={!connected}
        {...form.getInputProps('token')}
      />
    </>
  );
}
