// What a rule does with a line that fits: takes it from an offer, refuses it for a reason, or leaves it to a person.
import { Alert, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePriceLists } from '../catalogue/lists_query';
import { knownReason, REASONS, reasonWords } from './rule_reasons';
import type { Typed } from './rule_typed';

const ACTS = ['accept', 'refuse', 'leave'] as const;
const CHOICES = ['cost', 'price', 'stock', 'list'] as const;
const OWN = 'own';

interface Given {
  form: UseFormReturnType<Typed>;
}

export function ActionFields({ form }: Given) {
  const { t } = useTranslation();
  const { act } = form.values;
  return (
    <Stack gap="sm">
      <Radio.Group aria-label={t('ruleForm.then')} {...form.getInputProps('act')}>
        <Stack gap="xs">
          {ACTS.map((each) => (
            <Radio key={each} value={each} label={t(`ruleForm.act.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {act === 'accept' && <Offer form={form} />}
      {act === 'refuse' && <Reason form={form} />}
    </Stack>
  );
}

function Offer({ form }: Given) {
  const { t } = useTranslation();
  const lists = usePriceLists().data?.items.filter(({ archivedAt }) => !archivedAt) ?? [];
  return (
    <>
      <NativeSelect
        label={t('ruleForm.choice')}
        data={CHOICES.map((value) => ({ value, label: t(`ruleForm.choice.${value}`) }))}
        {...form.getInputProps('choice')}
      />
      {form.values.choice === 'list' && (
        <NativeSelect
          label={t('ruleForm.priceList')}
          data={[
            { value: '', label: t('ruleForm.priceList.none') },
            ...lists.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          {...form.getInputProps('priceList')}
        />
      )}
    </>
  );
}

function Reason({ form }: Given) {
  const { t } = useTranslation();
  const { reason, when } = form.values;
  const known = knownReason(reason);
  const [own, write] = useState(reason !== '' && !known);
  const foreign = known && (when.marketplaces.length !== 1 || when.marketplaces[0] !== known.marketplace);
  return (
    <>
      <NativeSelect
        label={t('ruleForm.reason')}
        value={own ? OWN : reason}
        data={[
          { value: '', label: t('ruleForm.reason.usual') },
          ...REASONS.map(({ id, marketplace }) => ({
            value: id,
            label: `${t(`marketplace.${marketplace}`)}: ${reasonWords(id, t)}`,
          })),
          { value: OWN, label: t('ruleForm.reason.own') },
        ]}
        error={own ? undefined : form.errors.reason}
        onChange={({ currentTarget: { value } }) => {
          write(value === OWN);
          form.setFieldValue('reason', value === OWN ? '' : value);
        }}
      />
      {own && <TextInput label={t('ruleForm.reason.id')} maxLength={60} {...form.getInputProps('reason')} />}
      {foreign && (
        <Alert color="yellow" p="xs">
          {t('ruleForm.reason.foreign', { marketplace: t(`marketplace.${known.marketplace}`) })}
        </Alert>
      )}
      <Textarea
        label={t('ruleForm.reasonText')}
        description={t(known?.needsText ? 'ruleForm.reasonText.needed' : 'ruleForm.reasonText.hint')}
        autosize
        minRows={1}
        maxLength={500}
        {...form.getInputProps('reasonText')}
      />
    </>
  );
}
