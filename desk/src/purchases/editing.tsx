// The form of a purchase. When somebody else was quicker, it says what he changed, and nothing typed is lost.
import {
  Alert,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { STAGES } from '../parts/badges';
import { complain } from '../parts/fields';
import { kopecks, sign } from '../parts/format';
import { Unsaved } from '../parts/unsaved';
import { usePoints } from '../settings/points_query';
import { asTyped, changed, merged, NAMES, type Typed, touched } from './form';

function usePurchaseForm(purchase: Purchase) {
  const { t } = useTranslation();
  const sum = (text: string) => (text && kopecks(text) === null ? t('form.sum') : null);
  return useForm<Typed>({
    initialValues: asTyped(purchase),
    validate: {
      title: (text) => (text.trim() ? null : t('purchase.title.wrong')),
      feePercent: (text) => (/^\d{0,3}([.,]\d{1,2})?$/.test(text.trim()) ? null : t('form.percent')),
      deliveryCost: sum,
      minimumSum: sum,
      minimumCount: (text) => (/^\d*$/.test(text) ? null : t('form.count')),
    },
  });
}

type Form = ReturnType<typeof usePurchaseForm>;

/** Saving, and what is done when another was quicker. */
function useSaving(form: Form, start: Purchase) {
  const { t } = useTranslation();
  const [base, rebase] = useState(start);
  const [others, setOthers] = useState<string[]>([]);
  const take = (present: Purchase) => {
    const wish = form.getValues();
    const before = asTyped(base);
    const now = asTyped(present);
    setOthers(touched(now, before));
    rebase(present);
    form.setInitialValues(now);
    form.setValues(merged(now, wish, before));
  };
  const save = useAct({
    does: (body: Schemas['PurchaseEdit']) =>
      taken(
        api.PATCH('/v1/purchases/{purchase}', {
          params: { path: { purchase: base.id }, header: seen(base.version) },
          body,
        }),
      ),
    said: t('purchase.saved'),
    touches: [['purchase'], ['purchases'], ['orders'], ['order'], ['home']],
    onDone: (saved) => {
      rebase(saved);
      setOthers([]);
      form.setInitialValues(asTyped(saved));
      form.setValues(asTyped(saved));
    },
    onRefused: (refusal) => {
      if (!refusal.stale || !refusal.current) return complain(form, refusal, NAMES);
      take(refusal.current as Purchase);
      return true;
    },
  });
  return { base, others, save };
}

export function Editing({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const form = usePurchaseForm(purchase);
  const { base, others, save } = useSaving(form, purchase);
  const wish = changed(form.values, asTyped(base));
  const dirty = Object.keys(wish).length > 0;
  return (
    <Paper withBorder p="md">
      <Unsaved when={dirty && !save.isPending} />
      <form onSubmit={form.onSubmit(() => save.mutate(wish))} noValidate>
        <Stack>
          {others.length > 0 && (
            <Alert color="yellow" title={t('purchase.stale')} role="alert">
              {t('purchase.stale.text', { fields: others.map((name) => t(`purchase.${name as 'title'}`)).join(', ') })}
            </Alert>
          )}
          <Main form={form} currency={purchase.currency} />
          <Payment form={form} />
          <Collecting form={form} />
          {dirty && (
            <Group className="sticky">
              <Button type="submit" loading={save.isPending}>
                {t('action.save')}
              </Button>
              <Button variant="default" onClick={() => form.setValues(asTyped(base))}>
                {t('action.undo')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function Main({ form, currency }: { form: Form; currency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('purchase.title')} maxLength={80} required {...form.getInputProps('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('purchase.feePercent')}
          inputMode="decimal"
          rightSection="%"
          {...form.getInputProps('feePercent')}
        />
        <TextInput
          label={t('purchase.deliveryCost')}
          inputMode="decimal"
          rightSection={sign(currency)}
          {...form.getInputProps('deliveryCost')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput type="datetime-local" label={t('purchase.stopAt')} {...form.getInputProps('stopAt')} />
        <TextInput
          label={t('purchase.minimumSum')}
          inputMode="decimal"
          rightSection={sign(currency)}
          {...form.getInputProps('minimumSum')}
        />
        <TextInput label={t('purchase.minimumCount')} inputMode="numeric" {...form.getInputProps('minimumCount')} />
      </SimpleGrid>
      <TextInput
        type="url"
        label={t('purchase.picture')}
        description={t('purchase.picture.hint')}
        {...form.getInputProps('picture')}
      />
    </>
  );
}

function Payment({ form }: { form: Form }) {
  const { t } = useTranslation();
  return (
    <>
      <Title order={2}>{t('purchase.payment')}</Title>
      <Checkbox label={t('purchase.paymentOpen')} {...form.getInputProps('paymentOpen', { type: 'checkbox' })} />
      <TextInput type="datetime-local" label={t('purchase.payUntil')} {...form.getInputProps('payUntil')} />
      <Textarea
        label={t('purchase.paymentDetails')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('paymentDetails')}
      />
    </>
  );
}

function Collecting({ form }: { form: Form }) {
  const { t } = useTranslation();
  const points = usePoints().data?.points ?? [];
  const chosen = form.values.points;
  const offered = points.filter((each) => !each.retired || chosen.includes(each.id));
  return (
    <>
      <Title order={2}>{t('purchase.collecting')}</Title>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t('purchase.place')} maxLength={200} {...form.getInputProps('place')} />
        <TextInput label={t('purchase.hours')} maxLength={200} {...form.getInputProps('hours')} />
        <TextInput type="date" label={t('purchase.collectFrom')} {...form.getInputProps('collectFrom')} />
      </SimpleGrid>
      <MultiSelect
        label={t('purchase.points')}
        description={t('purchase.points.hint')}
        data={offered.map(({ id, title }) => ({ value: id, label: title }))}
        {...form.getInputProps('points')}
      />
      <Select
        label={t('purchase.pointsLockedFrom')}
        data={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('pointsLockedFrom')}
      />
    </>
  );
}
