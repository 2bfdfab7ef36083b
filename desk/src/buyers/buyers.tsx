// Buyers are found by a name, a phone or the number of an order.
import { Anchor, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { buyersOf, type Found } from './queries';

const REST_MS = 400;

export function Buyers() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: '/buyers' });
  const navigate = useNavigate({ from: '/buyers' });
  const [typed, type] = useState(q);
  const ask = (words: string) => navigate({ search: { q: words.trim() || undefined }, replace: true });
  const later = useDebouncedCallback(ask, REST_MS);
  return (
    <Page title={t('nav.buyers')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(typed);
        }}
      >
        <TextInput
          label={t('buyers.search')}
          description={t('buyers.lead')}
          leftSection={<Search size={16} aria-hidden />}
          type="search"
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            type(value);
            later(value);
          }}
        />
      </form>
      {q.length > 1 ? <Results q={q} /> : <Empty title={t('buyers.start')} text={t('buyers.start.text')} />}
    </Page>
  );
}

function Results({ q }: { q: string }) {
  const { t } = useTranslation();
  const list = useList(['orders', { q }], (cursor) =>
    taken(api.GET('/v1/orders', { params: { query: { q, cursor } } })),
  );
  const found = buyersOf(list.items ?? []);
  const columns: Column<Found>[] = [
    {
      name: 'buyer',
      title: t('order.buyer'),
      cell: ({ buyer }) => (
        <Anchor component={Link} to={`/buyers/${buyer.id}`} fw={600}>
          {buyer.name || t('buyer.nameless')}
        </Anchor>
      ),
    },
    { name: 'phone', title: t('order.phone'), cell: ({ buyer }) => buyer.phone ?? '—' },
    {
      name: 'latest',
      title: t('buyers.found'),
      cell: ({ orders: [latest] }) =>
        latest && (
          <>
            <Anchor component={Link} to={`/orders/${latest.number}`}>
              № {latest.number}
            </Anchor>{' '}
            <Text span size="sm" c="dimmed">
              {latest.purchase.title}
            </Text>
          </>
        ),
    },
  ];
  return (
    <>
      {found.length > 0 && (
        <DataTable label={t('nav.buyers')} rows={found} columns={columns} id={({ buyer }) => buyer.id} />
      )}
      <Below list={list} empty={<Empty title={t('buyers.none')} text={t('buyers.none.text')} />} />
    </>
  );
}
