// Price lists of one's own: how much is in each, how fresh it is; an article is looked for in all of them at once.
import { Anchor, Button, Group, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PriceList } from '../api/things';
import { moment, number } from '../parts/format';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { Words } from '../parts/words';
import { useMay } from '../shell/rights';
import { PriceListBadge } from './list_state';
import { usePriceLists } from './lists_query';
import { Offers } from './offers';
import { PriceListForm } from './price_list_form';
import { Suppliers } from './suppliers';

export function PriceLists() {
  const { t } = useTranslation();
  const may = useMay();
  const { article = '' } = useSearch({ from: '/price-lists' });
  const navigate = useNavigate({ from: '/price-lists' });
  const { data, isPending, isError, error, refetch } = usePriceLists();
  const [old, { toggle }] = useDisclosure();
  const [adding, { open, close }] = useDisclosure();
  const shown = data?.items.filter(({ archivedAt }) => old || !archivedAt) ?? [];
  const archived = data?.items.some(({ archivedAt }) => archivedAt) ?? false;
  return (
    <Page
      title={t('nav.priceLists')}
      actions={
        may('offers:write') && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('priceLists.new')}
          </Button>
        )
      }
    >
      <Text c="dimmed">{t('priceLists.lead')}</Text>
      <Group justify="space-between" align="flex-end">
        <div className="grows">
          <Words
            size="sm"
            title={t('priceLists.find')}
            label={t('priceLists.find')}
            value={article}
            onWords={(words) => navigate({ search: words ? { article: words } : {}, replace: true })}
          />
        </div>
        {archived && <Switch label={t('priceLists.archivedToo')} checked={old} onChange={toggle} />}
      </Group>
      {article && <Offers asked={{ article }} />}
      {!article && isPending && <Loading />}
      {!article && isError && <Failure error={error} onAgain={refetch} />}
      {!article && data && shown.length === 0 && (
        <Empty title={t('priceLists.none')} text={t('priceLists.none.text')} />
      )}
      {!article && shown.length > 0 && <Lists lists={shown} />}
      {!article && <Suppliers />}
      <PriceListForm priceList={adding ? 'new' : null} onClose={close} />
    </Page>
  );
}

function Lists({ lists }: { lists: PriceList[] }) {
  const { t } = useTranslation();
  const columns: Column<PriceList>[] = [
    {
      name: 'title',
      title: t('priceLists.title'),
      cell: ({ id, title }) => (
        <Anchor component={Link} to={`/price-lists/${id}`} fw={600}>
          {title}
        </Anchor>
      ),
    },
    { name: 'state', title: t('priceLists.state'), cell: (each) => <PriceListBadge priceList={each} /> },
    { name: 'count', title: t('priceLists.count'), cell: ({ count }) => number(count), end: true },
    { name: 'currency', title: t('priceLists.currency'), cell: ({ currency }) => currency, minor: true },
    { name: 'updatedAt', title: t('priceLists.updatedAt'), cell: ({ updatedAt }) => moment(updatedAt) },
  ];
  return <DataTable label={t('nav.priceLists')} rows={lists} columns={columns} id={({ id }) => id} />;
}
