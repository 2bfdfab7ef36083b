// Whom a message did not reach, and how he is written to by hand: his page in OK, his phone.
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import type { Column } from '../parts/table';

export function useAddressee(): Column<{ buyer: Schemas['Addressee'] }>[] {
  const { t } = useTranslation();
  return [
    {
      name: 'buyer',
      title: t('order.buyer'),
      cell: ({ buyer: { name, profile } }) =>
        profile ? (
          <Anchor href={profile} target="_blank" rel="noopener noreferrer">
            {name || t('buyer.nameless')}
          </Anchor>
        ) : (
          name || t('buyer.nameless')
        ),
    },
    {
      name: 'phone',
      title: t('order.phone'),
      cell: ({ buyer: { phone } }) => phone && <Anchor href={`tel:${phone}`}>{phone}</Anchor>,
    },
  ];
}
