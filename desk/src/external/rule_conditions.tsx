// The conditions of a rule: those that are empty ask for nothing; further ones lie folded until they are wanted.
import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useNamed } from '../parts/named';
import { useAccounts } from './accounts_query';
import { MARKETPLACES } from './marketplaces';
import type { Typed } from './rule_typed';

const NEEDS: readonly Schemas['NeedKind'][] = [
  'marking',
  'country',
  'customs',
  'weight',
  'imei',
  'rnpt',
  'uin',
  'other',
];

interface Given {
  form: UseFormReturnType<Typed>;
}

export function ConditionFields({ form }: Given) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('ruleForm.if.hint')}
      </Text>
      <Where form={form} />
      <Lists form={form} />
      <Sums form={form} />
      <Pieces form={form} />
      <Needs form={form} />
    </Stack>
  );
}

/** Words in one field each: any of them fits. */
function Lists({ form }: Given) {
  const { t } = useTranslation();
  const list = { autosize: true, minRows: 1, maxRows: 6 };
  const at = (name: string) => form.getInputProps(`when.${name}`);
  return (
    <>
      <Textarea label={t('ruleForm.brands')} description={t('ruleForm.list.hint')} {...list} {...at('brands')} />
      <Textarea
        label={t('ruleForm.articles')}
        description={t('ruleForm.articles.hint')}
        {...list}
        {...at('articles')}
      />
      <Textarea label={t('ruleForm.regions')} description={t('ruleForm.list.hint')} {...list} {...at('regions')} />
    </>
  );
}

function Sums({ form }: Given) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {(['price', 'margin'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`ruleForm.${name}`)}
          description={t(`ruleForm.${name}.hint`)}
          inputMode="numeric"
          rightSection="%"
          {...form.getInputProps(`when.${name}`)}
        />
      ))}
    </SimpleGrid>
  );
}

/** How many are free, and how many are wanted. */
function Pieces({ form }: Given) {
  const { t } = useTranslation();
  const at = (name: string) => form.getInputProps(`when.${name}`);
  return (
    <>
      <NativeSelect
        label={t('ruleForm.stock')}
        data={[
          { value: '', label: t('ruleForm.stock.any') },
          { value: 'enough', label: t('ruleForm.stock.enough') },
          { value: 'short', label: t('ruleForm.stock.short') },
        ]}
        {...at('stock')}
      />
      <Group grow align="flex-start">
        <TextInput label={t('ruleForm.quantityFrom')} inputMode="numeric" {...at('quantityFrom')} />
        <TextInput label={t('ruleForm.quantityTo')} inputMode="numeric" {...at('quantityTo')} />
      </Group>
    </>
  );
}

function Where({ form }: Given) {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  return (
    <>
      <Checkbox.Group label={t('ruleForm.marketplaces')} {...form.getInputProps('when.marketplaces')}>
        <Group gap="sm" mt={6}>
          {MARKETPLACES.map((each) => (
            <Checkbox key={each} value={each} label={t(`marketplace.${each}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {accounts.length > 1 && (
        <Checkbox.Group label={t('ruleForm.accounts')} {...form.getInputProps('when.accounts')}>
          <Group gap="sm" mt={6}>
            {accounts.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </>
  );
}

/** What is seldom asked for. */
function Needs({ form }: Given) {
  const { t } = useTranslation();
  const named = useNamed();
  const { needs, tests } = form.values.when;
  return (
    <details open={needs.length > 0 || tests}>
      <summary>{t('ruleForm.seldom')}</summary>
      <Stack gap="sm" pt="xs">
        <Checkbox.Group
          label={t('ruleForm.needs')}
          description={t('ruleForm.needs.hint')}
          {...form.getInputProps('when.needs')}
        >
          <Group gap="sm" mt={6}>
            {NEEDS.map((each) => (
              <Checkbox key={each} value={each} label={named('need', each)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox label={t('ruleForm.tests')} {...form.getInputProps('when.tests', { type: 'checkbox' })} />
      </Stack>
    </details>
  );
}
