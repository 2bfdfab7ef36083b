// Why something of an order is changed, as its buyer reads it.
import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Reason(given: TextInputProps) {
  const { t } = useTranslation();
  return <TextInput label={t('form.reason')} description={t('form.reason.hint')} maxLength={300} required {...given} />;
}
