// A price list: a new one with its currency, or another title for one, and whether it is offered.
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { PriceList } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { Quicker, useQuicker } from '../parts/quicker';
import { session } from '../shell/session';
import { PRICE_LISTS, STOCK } from './lists_query';

interface Given {
  priceList: PriceList | 'new' | null;
  onClose: () => void;
}

export function PriceListForm({ priceList, onClose }: Given) {
  const { t } = useTranslation();
  const title = priceList === 'new' ? t('priceLists.new') : (priceList?.title ?? '');
  return (
    <Dialog opened={priceList !== null} onClose={onClose} title={title}>
      {({ close }) =>
        priceList && (priceList === 'new' ? <New onClose={close} /> : <Change priceList={priceList} onClose={close} />)
      }
    </Dialog>
  );
}

function useCreating(onClose: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { title: '', currency: session()?.community.currency ?? 'RUB' },
    validate: { title: (text) => (text.trim() ? null : t('form.required')) },
  });
  const create = useAct({
    does: ({ title, currency }: typeof form.values, header) =>
      taken(
        api.POST('/v1/price-lists', {
          body: { title: title.trim(), currency: currency.trim().toUpperCase() },
          params: { header },
        }),
      ),
    said: t('priceLists.created'),
    touches: STOCK,
    onDone: ({ id }) => {
      onClose();
      navigate({ to: '/price-lists/$list/import', params: { list: id } });
    },
    onRefused: (refusal) => complain(form, refusal, ['title', 'currency']),
  });
  return { form, create };
}

function New({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { form, create } = useCreating(onClose);
  return (
    <form onSubmit={form.onSubmit((wish) => create.mutate(wish))} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('priceLists.title')}
          description={t('priceLists.title.hint')}
          maxLength={80}
          data-autofocus
          required
          {...form.getInputProps('title')}
        />
        <TextInput
          label={t('priceLists.currency')}
          description={t('priceLists.currency.hint')}
          maxLength={3}
          {...form.getInputProps('currency')}
        />
        <Ending action={t('action.create')} busy={create.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Change({ priceList, onClose }: { priceList: PriceList; onClose: () => void }) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(PRICE_LISTS, false);
  const form = useForm({
    initialValues: { title: priceList.title, active: priceList.active },
    validate: { title: (text) => (text.trim() ? null : t('form.required')) },
  });
  const save = useAct({
    does: ({ title, active }: typeof form.values) =>
      taken(
        api.PATCH('/v1/price-lists/{price_list}', {
          params: { path: { price_list: priceList.id }, header: seen(priceList.version) },
          body: { title: title.trim(), active },
        }),
      ),
    said: t('priceLists.saved'),
    touches: STOCK,
    onDone: onClose,
    onRefused: (refusal) => told(refusal) || complain(form, refusal, ['title']),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(wish))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('priceLists.stale')} />
        <TextInput
          label={t('priceLists.title')}
          maxLength={80}
          data-autofocus
          required
          {...form.getInputProps('title')}
        />
        <Switch
          label={t('priceLists.active')}
          description={t('priceLists.active.hint')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
