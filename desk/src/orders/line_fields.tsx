// What a line is, how many of it and for how much.
import { SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sign } from '../parts/format';
import type { FIELDS } from './line_edits';

interface Given {
  /** What the field of a name takes and shows. */
  at: (name: (typeof FIELDS)[number]) => object;
  currency: string;
  /** It is described anew; otherwise only how many and for how much. */
  whole?: boolean;
}

export function LineFields({ at, currency, whole = true }: Given) {
  const { t } = useTranslation();
  return (
    <>
      {whole && <TextInput label={t('line.name')} data-autofocus {...at('name')} />}
      <SimpleGrid cols={2} spacing="xs">
        {whole && <TextInput label={t('line.articleOf')} {...at('article')} />}
        {whole && <TextInput label={t('line.option')} {...at('option')} />}
        <TextInput label={t('line.quantity')} inputMode="numeric" {...at('quantity')} />
        <TextInput label={t('line.price')} inputMode="decimal" rightSection={sign(currency)} {...at('price')} />
      </SimpleGrid>
    </>
  );
}
