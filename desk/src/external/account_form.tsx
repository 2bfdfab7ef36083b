// What of an account is its owner's choice: how it is called, its region, what is held back of the stock, the codes.
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { Quicker, useQuicker } from '../parts/quicker';
import { ACCOUNTS } from './accounts_query';
import { OWN_CODES } from './marketplaces';
import { codesOf, statusesOf, type Typed } from './status_codes';
import { StatusFields } from './status_fields';

const asTyped = ({ title, region, movesRegion, reserve, statuses }: Account): Typed => ({
  title,
  region,
  movesRegion,
  reserve: String(reserve),
  codes: codesOf(statuses),
});

const asked = ({
  title,
  region,
  movesRegion,
  reserve,
  codes,
}: Typed): Required<Omit<Schemas['AccountChanged'], 'paused' | 'secrets'>> => ({
  title: title.trim(),
  region: region.trim(),
  movesRegion,
  reserve: Number(reserve || '0'),
  statuses: statusesOf(codes),
});

/** What another changed meanwhile stays as he left it. */
function changed(wish: Typed, first: Typed): Schemas['AccountChanged'] {
  const before: Record<string, unknown> = asked(first);
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(before[name]);
  return Object.fromEntries(Object.entries(asked(wish)).filter(differs));
}

export function AccountForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(ACCOUNTS, false);
  const form = useForm<Typed>({
    initialValues: asTyped(account),
    validate: {
      title: (text) => (text.trim() ? null : t('form.required')),
      reserve: (text) => (/^\d*$/.test(text) ? null : t('form.count')),
    },
  });
  const save = useAct({
    does: (body: Schemas['AccountChanged']) => {
      const params = { path: { account: account.id }, header: seen(account.version) };
      return taken(api.PATCH('/v1/accounts/{account}', { params, body }));
    },
    said: t('account.saved'),
    touches: [ACCOUNTS],
    onDone: onClose,
    onRefused: (refusal) => told(refusal) || complain(form, refusal, ['title', 'region', 'reserve']),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(changed(wish, form.getInitialValues())))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('account.stale')} />
        <TextInput label={t('account.title')} maxLength={80} data-autofocus required {...form.getInputProps('title')} />
        <TextInput
          label={t('account.region')}
          description={t('account.region.hint')}
          maxLength={60}
          {...form.getInputProps('region')}
        />
        <Switch
          label={t('account.movesRegion')}
          description={t('account.movesRegion.hint')}
          {...form.getInputProps('movesRegion', { type: 'checkbox' })}
        />
        <TextInput
          label={t('account.reserve')}
          description={t('account.reserve.hint')}
          inputMode="numeric"
          {...form.getInputProps('reserve')}
        />
        {OWN_CODES.includes(account.marketplace) && <StatusFields form={form} />}
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
