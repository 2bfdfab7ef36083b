// The fields of a purchase; one that its stage does not let change any more says why.
import { Checkbox, MultiSelect, Select, SimpleGrid, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { STAGES } from '../parts/badges';
import { sign } from '../parts/format';
import { useNamed } from '../parts/named';
import { nameOf, useOrganizers } from '../settings/organizers_query';
import { usePoints } from '../settings/points_query';
import type { Typed } from './form';
import type { Form } from './saving';

const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

interface Given {
  form: Form;
  purchase: Purchase;
  /** Whoever looks may not change it. */
  closed: boolean;
}

/** What every field has: its name, its value, and the reason when it is too late for it. */
function useField({ form, purchase, closed }: Given) {
  const { t } = useTranslation();
  const named = useNamed();
  return (name: keyof Typed, hint?: string, type: 'input' | 'checkbox' = 'input') => {
    const late = purchase.locked[name];
    return {
      // Reasons are of different lengths: below, they leave the fields of a row in one line.
      ...(type === 'input' && { inputWrapperOrder: BELOW }),
      label: t(`purchase.${name}`),
      description: late ? named('locked', late) : hint,
      disabled: closed || late !== undefined,
      ...form.getInputProps(name, { type }),
    };
  };
}

export function Main(given: Given) {
  const { t } = useTranslation();
  const field = useField(given);
  const { currency } = given.purchase;
  return (
    <>
      <TextInput maxLength={80} required {...field('title')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput inputMode="decimal" rightSection="%" {...field('feePercent')} />
        <TextInput inputMode="decimal" rightSection={sign(currency)} {...field('deliveryCost')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput type="datetime-local" {...field('stopAt')} />
        <TextInput inputMode="decimal" rightSection={sign(currency)} {...field('minimumSum')} />
        <TextInput inputMode="numeric" {...field('minimumCount')} />
      </SimpleGrid>
      <TextInput type="url" {...field('picture', t('purchase.picture.hint'))} />
    </>
  );
}

export function Payment(given: Given) {
  const { t } = useTranslation();
  const field = useField(given);
  return (
    <>
      <Title order={2}>{t('purchase.payment')}</Title>
      <Checkbox {...field('paymentOpen', undefined, 'checkbox')} />
      <TextInput type="datetime-local" {...field('payUntil')} />
      <Textarea autosize minRows={2} maxLength={500} {...field('paymentDetails', t('purchase.paymentDetails.hint'))} />
    </>
  );
}

export function Collecting(given: Given) {
  const { t } = useTranslation();
  const field = useField(given);
  const points = usePoints().data?.points ?? [];
  const organizers = useOrganizers().data?.items;
  const chosen = given.form.values.points;
  const offered = points.filter((each) => !each.retired || chosen.includes(each.id));
  return (
    <>
      <Title order={2}>{t('purchase.collecting')}</Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput maxLength={200} {...field('place', t('purchase.place.hint'))} />
        <TextInput maxLength={200} {...field('hours', t('purchase.place.hint'))} />
      </SimpleGrid>
      <TextInput type="date" {...field('collectFrom')} />
      <MultiSelect
        data={offered.map(({ id, title }) => ({ value: id, label: title }))}
        {...field('points', t('purchase.points.hint'))}
      />
      <Select
        data={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
        allowDeselect={false}
        {...field('pointsLockedFrom')}
      />
      {organizers && (
        <Select
          data={organizers.map((each) => ({ value: each.id, label: nameOf(each) }))}
          allowDeselect={false}
          {...field('organizer')}
        />
      )}
    </>
  );
}
