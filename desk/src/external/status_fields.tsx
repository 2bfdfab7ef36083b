// What each code of a status means at a marketplace where the codes are the seller's own, and which of them we set.
import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SignButton } from '../parts/sign_button';
import { MEANINGS, newRow, type Typed } from './status_codes';

const LONGEST_CODE = 40;

export function StatusFields({ form }: { form: UseFormReturnType<Typed> }) {
  const { t } = useTranslation();
  const at = (path: string) => form.getInputProps(`codes.${path}`);
  return (
    <Fieldset legend={t('codes.title')} p="sm">
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('codes.lead')}
        </Text>
        <Group grow align="flex-start">
          <TextInput label={t('codes.accepted')} maxLength={LONGEST_CODE} {...at('accepted')} />
          <TextInput label={t('codes.refused')} maxLength={LONGEST_CODE} {...at('refused')} />
        </Group>
        <TextInput
          label={t('codes.prepaid')}
          description={t('codes.prepaid.hint')}
          maxLength={LONGEST_CODE}
          {...at('prepaid')}
        />
        {form.values.codes.rows.map(({ id, code }, place) => (
          <Group key={id} gap="xs" wrap="nowrap" align="flex-end">
            <TextInput label={t('codes.code')} w={96} maxLength={LONGEST_CODE} {...at(`rows.${place}.code`)} />
            <NativeSelect
              className="grows"
              label={t('codes.meaning')}
              data={MEANINGS.map((value) => ({ value, label: t(`phase.${value}`) }))}
              {...at(`rows.${place}.meaning`)}
            />
            <SignButton
              sign={X}
              name={t('codes.drop', { code })}
              onClick={() => form.removeListItem('codes.rows', place)}
            />
          </Group>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() => form.insertListItem('codes.rows', newRow())}
          >
            {t('codes.add')}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}
