// A supplier is removed: asked about first, for what it has reserved stays with it.
import { Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { CardButton } from '../parts/card_button';
import { Confirm } from '../parts/confirm';
import { useQuicker } from '../parts/quicker';
import { SUPPLIERS, type Supplier } from './suppliers_query';

export function SupplierRemoval({ supplier: { id, version, title } }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const [asked, { open, close }] = useDisclosure();
  const { told } = useQuicker(SUPPLIERS, false);
  const remove = useAct({
    does: (supplier: string) =>
      taken(api.DELETE('/v1/suppliers/{supplier}', { params: { path: { supplier }, header: seen(version) } })),
    said: t('suppliers.removed'),
    touches: [SUPPLIERS],
    onDone: close,
    onRefused: (refusal) => told(refusal) && false,
  });
  return (
    <>
      <CardButton sign={Trash2} words={t('suppliers.remove')} danger onClick={open} />
      <Confirm
        opened={asked}
        title={t('suppliers.remove.title', { title })}
        action={t('suppliers.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id)}
        onClose={close}
      >
        <Text>{t('suppliers.remove.text')}</Text>
      </Confirm>
    </>
  );
}
