// One price list: how fresh it is, what can be done with it, and its offers.
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Archive, ArchiveRestore, FileUp, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { PriceList } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { moment, number } from '../parts/format';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { PriceListBadge } from './list_state';
import { STOCK, usePriceList } from './lists_query';
import { Offers } from './offers';
import { PriceListForm } from './price_list_form';

export function PriceListScreen() {
  const { t } = useTranslation();
  const { list } = useParams({ from: '/price-lists/$list' });
  const filters = useSearch({ from: '/price-lists/$list' });
  const may = useMay();
  const {
    priceList,
    query: { data, isPending, isError, error, refetch },
  } = usePriceList(list);
  return (
    <Page
      title={priceList?.title ?? t('nav.priceLists')}
      back={{ to: '/price-lists', words: t('nav.priceLists') }}
      actions={priceList && may('offers:write') && <Actions priceList={priceList} />}
    >
      {isPending && <Loading />}
      {isError && !data && <Failure error={error} onAgain={refetch} />}
      {data && !priceList && <Empty title={t('priceLists.missing')} />}
      {priceList && <About priceList={priceList} />}
      {priceList && <Offers asked={{ ...filters, priceList: list }} columned />}
    </Page>
  );
}

function About({ priceList }: { priceList: PriceList }) {
  const { t } = useTranslation();
  const { count, currency, updatedAt, lastImport, active, archivedAt } = priceList;
  return (
    <>
      <Group gap="xs">
        <PriceListBadge priceList={priceList} />
        <Text c="dimmed">
          {[
            t('priceLists.offers', { count, number: number(count) }),
            currency,
            t('priceLists.changed', { at: moment(updatedAt) }),
          ].join(' · ')}
        </Text>
        {lastImport && (
          <Anchor component={Link} to={`/price-lists/${priceList.id}/import/${lastImport}`}>
            {t('priceLists.lastImport')}
          </Anchor>
        )}
      </Group>
      {(archivedAt || !active) && (
        <Alert color="gray">{t(archivedAt ? 'priceLists.archived.text' : 'priceLists.off.text')}</Alert>
      )}
    </>
  );
}

interface Acted {
  priceList: PriceList;
}

function Actions({ priceList }: Acted) {
  const { t } = useTranslation();
  const [editing, edit] = useDisclosure();
  if (priceList.archivedAt) return <Returning priceList={priceList} />;
  return (
    <>
      <Button
        component={Link}
        to={`/price-lists/${priceList.id}/import`}
        leftSection={<FileUp size={16} aria-hidden />}
      >
        {t('priceLists.upload')}
      </Button>
      <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={edit.open}>
        {t('action.edit')}
      </Button>
      <Archiving priceList={priceList} />
      <PriceListForm priceList={editing ? priceList : null} onClose={edit.close} />
    </>
  );
}

function Returning({ priceList }: Acted) {
  const { t } = useTranslation();
  const path = { price_list: priceList.id };
  const back = useAct({
    does: (_: null, header) => taken(api.POST('/v1/price-lists/{price_list}/return', { params: { path, header } })),
    said: t('priceLists.returned'),
    touches: STOCK,
  });
  return (
    <Button
      variant="default"
      leftSection={<ArchiveRestore size={16} aria-hidden />}
      loading={back.isPending}
      onClick={() => back.mutate(null)}
    >
      {t('priceLists.return')}
    </Button>
  );
}

function Archiving({ priceList }: Acted) {
  const { t } = useTranslation();
  const [asked, ask] = useDisclosure();
  const path = { price_list: priceList.id };
  const archive = useAct({
    does: (_: null, header) => taken(api.POST('/v1/price-lists/{price_list}/archive', { params: { path, header } })),
    said: t('priceLists.archived'),
    touches: STOCK,
    onDone: ask.close,
  });
  return (
    <>
      <Button variant="default" leftSection={<Archive size={16} aria-hidden />} onClick={ask.open}>
        {t('priceLists.archive')}
      </Button>
      <Confirm
        opened={asked}
        title={t('priceLists.archive.title', { title: priceList.title })}
        action={t('priceLists.archive')}
        busy={archive.isPending}
        onConfirm={() => archive.mutate(null)}
        onClose={ask.close}
      >
        <Text>{t('priceLists.archive.text')}</Text>
      </Confirm>
    </>
  );
}
