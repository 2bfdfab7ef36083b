// Another key for an account that is connected: the marketplace is asked with it before the old one is forgotten.
import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { Quicker, useQuicker } from '../parts/quicker';
import { Trouble } from '../parts/trouble';
import { ACCOUNTS } from './accounts_query';
import { formOf } from './marketplaces';
import { AccountFields, blank, type Fields, missing, trimmed } from './secret_fields';
import { WhereKey } from './where_key';

export function NewSecrets({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const [trouble, tell] = useState('');
  const { stale, told, forget } = useQuicker(ACCOUNTS, false);
  const { secret: names, optional } = formOf(account.marketplace);
  const form = useForm({
    initialValues: { secrets: blank(names) },
    validate: ({ secrets }) => missing('secrets', secrets, optional, t('form.required')),
  });
  const save = useAct({
    does: (secrets: Fields) => {
      const params = { path: { account: account.id }, header: seen(account.version) };
      return taken(api.PATCH('/v1/accounts/{account}', { params, body: { secrets } }));
    },
    said: t('account.keySaved'),
    touches: [ACCOUNTS],
    onDone: onClose,
    onRefused: (refusal) => {
      const fields = names.map((name) => `secrets.${name}`);
      if (!told(refusal) && !complain(form, refusal, fields)) tell(refusal.message);
      return true;
    },
  });
  const submit = form.onSubmit(({ secrets }) => {
    tell('');
    forget();
    save.mutate(trimmed(secrets));
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <WhereKey marketplace={account.marketplace} />
        <Quicker when={stale} words={t('account.stale')} />
        <Trouble words={trouble} title={t('account.refused')} />
        <Text size="sm" c="dimmed">
          {t('account.newKey.text')}
        </Text>
        <AccountFields marketplace={account.marketplace} secretOnly at={form.getInputProps} />
        <Ending action={t('account.tryKey')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
