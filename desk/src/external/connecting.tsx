// A new account: which marketplace, then its fields. The marketplace is asked at once, and what it says stands here.
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { Trouble } from '../parts/trouble';
import { ACCOUNTS } from './accounts_query';
import { formOf, MARKETPLACES, type Marketplace } from './marketplaces';
import { AccountFields, blank, missing, trimmed } from './secret_fields';
import { WhereKey } from './where_key';

interface Closing {
  onClose: () => void;
  onConnected: (account: string) => void;
}

export function Connecting({ opened, onClose, onConnected }: Closing & { opened: boolean }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('accounts.connect')}>
      {({ close }) => opened && <Account onClose={close} onConnected={onConnected} />}
    </Dialog>
  );
}

function Account(closing: Closing) {
  const { t } = useTranslation();
  const [marketplace, choose] = useState<Marketplace>('ozon');
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('account.marketplace')}
        data-autofocus
        data={MARKETPLACES.map((value) => ({ value, label: t(`marketplace.${value}`) }))}
        value={marketplace}
        onChange={(event) => choose(event.currentTarget.value as Marketplace)}
      />
      <WhereKey marketplace={marketplace} />
      <Form key={marketplace} marketplace={marketplace} {...closing} />
    </Stack>
  );
}

interface Given extends Closing {
  marketplace: Marketplace;
}

function useConnecting({ marketplace, onClose, onConnected }: Given) {
  const { t } = useTranslation();
  const [trouble, tell] = useState('');
  const names = formOf(marketplace);
  const form = useForm({
    initialValues: { settings: blank(names.public), secrets: blank(names.secret), title: '', region: '' },
    validate: ({ settings, secrets }) => ({
      ...missing('settings', settings, names.optional, t('form.required')),
      ...missing('secrets', secrets, names.optional, t('form.required')),
    }),
  });
  const connect = useAct({
    does: (body: Schemas['AccountAsked'], header) => taken(api.POST('/v1/accounts', { body, params: { header } })),
    said: ({ title }) => t('account.connected', { title }),
    touches: [ACCOUNTS],
    onDone: ({ id }) => {
      onConnected(id);
      onClose();
    },
    onRefused: (refusal) => {
      if (!complain(form, refusal, fieldsOf(names))) tell(refusal.message);
      return true;
    },
  });
  const submit = form.onSubmit(({ settings, secrets, title, region }) => {
    tell('');
    const words = { title: title.trim(), region: region.trim() };
    connect.mutate({ marketplace, settings: trimmed(settings), secrets: trimmed(secrets), ...words });
  });
  return { form, submit, trouble, busy: connect.isPending };
}

const fieldsOf = (names: ReturnType<typeof formOf>): string[] => [
  ...names.public.map((name) => `settings.${name}`),
  ...names.secret.map((name) => `secrets.${name}`),
  'title',
  'region',
];

function Form({ marketplace, onClose, onConnected }: Given) {
  const { t } = useTranslation();
  const { form, submit, trouble, busy } = useConnecting({ marketplace, onClose, onConnected });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Trouble words={trouble} title={t('account.refused')} />
        <AccountFields marketplace={marketplace} at={form.getInputProps} />
        <TextInput
          label={t('account.title')}
          description={t('account.title.hint')}
          maxLength={80}
          {...form.getInputProps('title')}
        />
        <TextInput
          label={t('account.region')}
          description={t('account.region.hint')}
          maxLength={60}
          {...form.getInputProps('region')}
        />
        <Ending action={t('account.connect')} busy={busy} onClose={onClose} />
      </Stack>
    </form>
  );
}
