// A supplier: connected by address and token, which are tried at once; or called otherwise, with another token.
import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
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

function Form({ supplier, onClose }: { supplier: Supplier | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { stale, told, forget } = useQuicker(SUPPLIERS, false);
  const [trouble, tell] = useState('');
  const required = (text: string) => (text.trim() ? null : t('form.required'));
  const form = useForm({
    initialValues: { title: supplier?.title ?? '', url: supplier?.url ?? '', token: '' },
    validate: { title: required, ...(supplier ? {} : { url: required, token: required }) },
  });
  const onRefused = (refusal: Problem) => {
    if (!told(refusal) && !complain(form, refusal, ['title', 'url', 'token'])) tell(refusal.message);
    return true;
  };
  const save = useAct({
    does: ({ title, url, token }: typeof form.values, header) =>
      supplier
        ? taken(
            api.PATCH('/v1/suppliers/{supplier}', {
              params: { path: { supplier: supplier.id }, header: seen(supplier.version) },
              body: { title: title.trim(), ...(token ? { token: token.trim() } : {}) },
            }),
          )
        : taken(
            api.POST('/v1/suppliers', {
              body: { title: title.trim(), url: url.trim(), token: token.trim() },
              params: { header },
            }),
          ),
    said: ({ title }) => t(supplier ? 'suppliers.saved' : 'suppliers.connected', { title }),
    touches: [SUPPLIERS],
    onDone: onClose,
    onRefused,
  });
  const submit = form.onSubmit((wish) => {
    tell('');
    forget();
    save.mutate(wish);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('suppliers.stale')} />
        <Trouble words={trouble} title={t('suppliers.refused')} />
        <TextInput
          label={t('suppliers.name')}
          maxLength={80}
          data-autofocus
          required
          {...form.getInputProps('title')}
        />
        {!supplier && (
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
          label={t(supplier ? 'suppliers.token.new' : 'suppliers.token')}
          description={t(supplier ? 'suppliers.token.new.hint' : 'suppliers.token.hint')}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('suppliers.token.show') }}
          maxLength={4000}
          required={!supplier}
          {...form.getInputProps('token')}
        />
        <Ending action={t(supplier ? 'action.save' : 'suppliers.try')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
