// The purchases, newest first.

import { Anchor, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day, moment, money, percent } from '../parts/format';
import { More } from '../parts/list';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { usePurchases } from './all';
import { NewPurchase } from './new_purchase';

export function Purchases() {
  const { t } = useTranslation();
  const [adding, { open, close }] = useDisclosure();
  const { query, items } = usePurchases();
  const columns: Column<Purchase>[] = [
    {
      name: 'title',
      title: t('purchase.title'),
      cell: (each) => (
        <Anchor component={Link} to={`/purchases/${each.id}`} fw={600}>
          {each.title}
        </Anchor>
      ),
    },
    { name: 'stage', title: t('purchase.stage'), cell: (each) => <StageBadge stage={each.stage} /> },
    { name: 'fee', title: t('purchase.feePercent'), cell: (each) => percent(each.feePercent), end: true },
    {
      name: 'delivery',
      title: t('purchase.deliveryCost'),
      cell: (each) => money(each.deliveryCost, each.currency),
      end: true,
    },
    {
      name: 'payUntil',
      title: t('purchase.payment'),
      cell: (each) =>
        each.paymentOpen
          ? each.payUntil
            ? t('purchase.until', { at: moment(each.payUntil) })
            : t('purchase.open')
          : t('purchase.closed'),
    },
    { name: 'createdAt', title: t('purchase.createdAt'), cell: (each) => day(each.createdAt), end: true },
  ];
  return (
    <Page
      title={t('nav.purchases')}
      actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
          {t('purchase.new')}
        </Button>
      }
    >
      <NewPurchase opened={adding} onClose={close} />
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {items?.length === 0 && (
        <Empty title={t('purchases.none')} text={t('purchases.none.text')}>
          <Group>
            <Button onClick={open}>{t('purchase.new')}</Button>
          </Group>
        </Empty>
      )}
      {items && items.length > 0 && (
        <DataTable label={t('nav.purchases')} rows={items} columns={columns} id={(each) => each.id} />
      )}
      <More query={query} />
    </Page>
  );
}
