// What a purchase says of paying and collecting; only what was changed is sent.
import {
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
import { api, type Schemas, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { STAGES } from '../parts/badges';
import { complain } from '../parts/fields';
import { Unsaved } from '../parts/unsaved';
import { usePoints } from '../settings/points_query';
import { asTyped, changed, NAMES, type Typed } from './form';

function usePurchaseForm(purchase: Purchase) {
  return useForm<Typed>({ initialValues: asTyped(purchase) });
}

type Form = ReturnType<typeof usePurchaseForm>;

function useSaving(form: Form, start: Purchase) {
  const { t } = useTranslation();
  const [base, rebase] = useState(start);
  const save = useAct({
    does: (body: Schemas['TermsAsked'], header) =>
      taken(api.POST('/v1/purchases/{purchase}/terms', { params: { path: { purchase: base.id }, header }, body })),
    said: t('purchase.saved'),
    touches: [['purchase'], ['purchases'], ['orders'], ['order'], ['home']],
    onDone: (saved) => {
      rebase(saved);
      form.setInitialValues(asTyped(saved));
      form.setValues(asTyped(saved));
    },
    onRefused: (refusal) => complain(form, refusal, NAMES),
  });
  return { base, save };
}

export function Editing({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const form = usePurchaseForm(purchase);
  const { base, save } = useSaving(form, purchase);
  const wish = changed(form.values, asTyped(base));
  const dirty = Object.keys(wish).length > 0;
  return (
    <Paper withBorder p="md">
      <Unsaved when={dirty && !save.isPending} />
      <form onSubmit={form.onSubmit(() => save.mutate(wish))} noValidate>
        <Stack>
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
