// Offers: those of a price list with what they are filtered by, or those of an article in all lists; each is corrected.
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Offer } from '../api/things';
import { FiltersButton } from '../parts/filters_button';
import { moment, money, number } from '../parts/format';
import { Below, type PageOf, useList } from '../parts/list';
import { SignButton } from '../parts/sign_button';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { Words } from '../parts/words';
import { useMay } from '../shell/rights';
import { usePriceLists } from './lists_query';
import { OfferForm } from './offer_form';
import type { OffersAsked } from './search';

interface Given {
  asked: OffersAsked & { priceList?: string };
  /** With filters of their own; otherwise the lists that they are of are told. */
  columned?: boolean;
}

export function Offers({ asked, columned }: Given) {
  const { t } = useTranslation();
  const [edited, edit] = useState<string | null>(null);
  const [filtering, { toggle }] = useDisclosure();
  const list = useList(['offers', 'list', asked], (cursor) =>
    taken(api.GET('/v1/offers', { params: { query: { ...asked, cursor } } })),
  );
  useGoingOn(list);
  const columns = useOfferColumns({ asked, columned }, edit);
  const { priceList: _, ...filters } = asked;
  const found = Object.keys(filters).length > 0;
  const end = found ? 'offerList.notFound' : 'offerList.none';
  return (
    <>
      {columned && (
        <Group hiddenFrom="sm">
          <FiltersButton opened={filtering} onToggle={toggle} />
        </Group>
      )}
      <DataTable
        label={t('offerList.title')}
        rows={list.items ?? []}
        columns={columns}
        id={({ id }) => id}
        filtering={filtering}
      />
      <Below
        list={list}
        empty={<Empty title={t(end)} text={t(found ? 'offerList.notFound.text' : 'offerList.none.text')} />}
      />
      <OfferForm offer={list.items?.find(({ id }) => id === edited) ?? null} onClose={() => edit(null)} />
    </>
  );
}

/** Some thousands of rows are looked at in one answer: as long as nothing is found, the next ones are asked for. */
function useGoingOn({ query, items }: ReturnType<typeof useList<PageOf<unknown>>>) {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const none = items?.length === 0;
  useEffect(() => {
    if (none && hasNextPage && !isFetching && !isError) fetchNextPage();
  }, [none, hasNextPage, isFetching, isError, fetchNextPage]);
}

function useOfferColumns({ asked, columned }: Given, edit: (id: string) => void): Column<Offer>[] {
  const { t } = useTranslation();
  const may = useMay();
  const lists = usePriceLists().data?.items ?? [];
  const titleOf = new Map(lists.map(({ id, title }) => [id, title]));
  const filter = useFilter(asked);
  return [
    {
      name: 'article',
      title: t('offerList.article'),
      cell: ({ article, brand }) => (
        <Text component="span" fw={600}>
          {[brand, article].filter(Boolean).join(' ')}
        </Text>
      ),
      filter: columned && (
        <Stack gap={4}>
          {filter('article', t('offerList.article.filter'))}
          {filter('brand', t('offerList.brand.filter'))}
        </Stack>
      ),
    },
    {
      name: 'name',
      title: t('offerList.name'),
      cell: (each) => (
        <>
          {each.name}
          <Text size="sm" c="dimmed" component="div">
            {termsOf(each, t)}
          </Text>
          {!columned && (
            <Anchor component={Link} to={`/price-lists/${each.priceList}`} size="sm">
              {titleOf.get(each.priceList) ?? t('offerList.list')}
            </Anchor>
          )}
        </>
      ),
      filter: columned && filter('text', t('offerList.text.filter')),
    },
    {
      name: 'price',
      title: t('offerList.price'),
      cell: ({ price, currency }) => money(price, currency),
      end: true,
    },
    {
      name: 'cost',
      title: t('offerList.cost'),
      cell: ({ cost, currency }) => (cost === null ? '—' : money(cost, currency)),
      end: true,
    },
    {
      name: 'stock',
      title: t('offerList.stock'),
      cell: ({ stock }) => (stock === null ? t('offerList.uncounted') : number(stock)),
      end: true,
    },
    { name: 'taken', title: t('offerList.taken'), cell: ({ taken: gone }) => number(gone), end: true, minor: true },
    {
      name: 'updatedAt',
      title: t('offerList.updatedAt'),
      cell: ({ updatedAt }) => moment(updatedAt),
      minor: true,
    },
    ...(may('offers:write')
      ? [
          {
            name: 'edit',
            title: t('action.edit'),
            cell: ({ id, article }: Offer) => (
              <SignButton sign={Pencil} name={t('offerList.edit', { article })} onClick={() => edit(id)} />
            ),
          },
        ]
      : []),
  ];
}

function termsOf({ region, deliveryDays }: Offer, t: ReturnType<typeof useTranslation>['t']): string {
  const days = deliveryDays ? t('offerList.days', { count: deliveryDays }) : '';
  return [region, deliveryDays === 0 ? t('offerList.atOnce') : days].filter(Boolean).join(' · ');
}

/** The words of one column, in the address of a list's screen. */
function useFilter(asked: OffersAsked) {
  const navigate = useNavigate({ from: '/price-lists/$list' });
  return (name: keyof OffersAsked, label: string) => {
    const ask = (words: string) =>
      navigate({ search: (before) => ({ ...before, [name]: words || undefined }), replace: true });
    return <Words label={label} value={asked[name] ?? ''} onWords={ask} />;
  };
}
