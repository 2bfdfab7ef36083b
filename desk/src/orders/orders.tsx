// All orders: found by any column, looked at in pages, chosen to be changed together.
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { FiltersButton } from '../parts/filters_button';
import { dayBegins, dayEnds } from '../parts/format';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { DataTable } from '../parts/table';
import { Views } from '../parts/views';
import { useMay } from '../shell/rights';
import { asAsked, asFilter, isEmpty } from './asked_views';
import { Bulk } from './bulk';
import { useColumns } from './columns';
import type { Asked } from './search';

/** Days of the form are days of the community; the API asks for moments. */
function query({ createdFrom, createdTo, ...others }: Asked, cursor?: string) {
  const from = dayBegins(createdFrom);
  const to = dayEnds(createdTo);
  return { ...others, createdFrom: from, createdTo: to, cursor } as object;
}

const useOrders = (asked: Asked) =>
  useList(['orders', asked], (cursor) => taken(api.GET('/v1/orders', { params: { query: query(asked, cursor) } })));

export function Orders() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const [filtering, { toggle }] = useDisclosure();
  const list = useOrders(asked);
  const ask = (more: Asked) => navigate({ search: { ...asked, ...more }, replace: true });
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns(asked, ask);
  const may = useMay();
  const items = list.items ?? [];
  const count = Object.values(asked).filter(Boolean).length;
  const end = count ? 'orders.notFound' : 'orders.none';
  return (
    <Page title={t('nav.orders')} actions={<Kept asked={asked} onView={(view) => navigate({ search: view })} />}>
      <Group gap="xs" justify="space-between">
        <FiltersButton count={count} opened={filtering} onToggle={toggle} />
        {asked.buyer && <Text>{t('orders.buyerOnly')}</Text>}
        {count > 0 && <Clearing onClear={() => navigate({ search: {} })} />}
      </Group>
      <Bulk orders={items.filter((each) => chosen.has(each.number))} onDone={() => choose(new Set())} />
      <DataTable
        label={t('nav.orders')}
        rows={items}
        columns={columns}
        id={(each) => each.number}
        selection={may('orders:write') ? { chosen, choose } : undefined}
        filtering={filtering}
      />
      <Below list={list} empty={<Empty title={t(end)} text={t(`${end}.text`)} />} />
    </Page>
  );
}

/** What is looked for, kept as views. */
function Kept({ asked, onView }: { asked: Asked; onView: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const filter = asFilter(asked);
  return (
    <Views
      wanted={{ filter }}
      empty={isEmpty(filter)}
      sharing="orders:write"
      hint={t('views.hint')}
      onChoose={(view) => onView(asAsked(view.filter))}
    />
  );
}

function Clearing({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" leftSection={<RotateCcw size={16} aria-hidden />} onClick={onClear}>
      {t('orders.clear')}
    </Button>
  );
}
