// The purchases, newest first; those that were put away are shown when they are asked for.

import { Button, Group, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Below } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { usePurchases } from './all';
import { usePurchaseColumns } from './columns';
import { NewPurchase } from './new_purchase';

export function Purchases() {
  const { t } = useTranslation();
  const [adding, { open, close }] = useDisclosure();
  const { archived = false } = useSearch({ from: '/purchases' });
  const navigate = useNavigate();
  const list = usePurchases(archived);
  const columns = usePurchaseColumns();
  const mayAdd = useMay()('purchases:write');
  const none = (
    <Empty title={t('purchases.none')} text={t(archived ? 'purchases.none.text' : 'purchases.none.archive')}>
      {mayAdd && (
        <Group>
          <Button onClick={open}>{t('purchase.new')}</Button>
        </Group>
      )}
    </Empty>
  );
  return (
    <Page
      title={t('nav.purchases')}
      actions={
        mayAdd && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('purchase.new')}
          </Button>
        )
      }
    >
      <NewPurchase opened={adding} onClose={close} />
      <Switch
        label={t('purchases.withArchive')}
        checked={archived}
        onChange={({ currentTarget: { checked } }) =>
          navigate({ to: '/purchases', search: checked ? { archived: true } : {}, replace: true })
        }
      />
      {list.items && list.items.length > 0 && (
        <DataTable label={t('nav.purchases')} rows={list.items} columns={columns} id={(each) => each.id} />
      )}
      <Below list={list} empty={none} />
    </Page>
  );
}
