// The columns of offers: each with what it is filtered by, in a price list; otherwise with the list that an offer is of.
import { Anchor, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../api/things';
import { moment, money, number } from '../parts/format';
import { SignButton } from '../parts/sign_button';
import type { Column } from '../parts/table';
import { Words } from '../parts/words';
import { useMay } from '../shell/rights';
import { Goods } from './goods';
import { usePriceLists } from './lists_query';
import type { OffersAsked } from './search';

export interface Shown {
  asked: OffersAsked & { priceList?: string };
  /** With filters of their own; otherwise the lists that they are of are told. */
  columned?: boolean;
}

export function useOfferColumns(shown: Shown, edit: (id: string) => void): Column<Offer>[] {
  const { t } = useTranslation();
  const may = useMay();
  const change: Column<Offer> = {
    name: 'edit',
    title: t('action.edit'),
    cell: ({ id, article }) => (
      <SignButton sign={Pencil} name={t('offerList.edit', { article })} onClick={() => edit(id)} />
    ),
  };
  return [...useNaming(shown), ...useSums(), ...(may('offers:write') ? [change] : [])];
}

/** What an offer is. */
function useNaming({ asked, columned }: Shown): Column<Offer>[] {
  const { t } = useTranslation();
  const lists = usePriceLists().data?.items ?? [];
  const titleOf = new Map(lists.map(({ id, title }) => [id, title]));
  const filter = useFilter(asked);
  return [
    {
      name: 'article',
      title: t('offerList.article'),
      cell: (each) => <Goods of={each} />,
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
      cell: (each) => <Named offer={each} list={columned ? null : titleOf.get(each.priceList)} />,
      filter: columned && filter('text', t('offerList.text.filter')),
    },
  ];
}

/** What it costs, and how much of it there is. */
function useSums(): Column<Offer>[] {
  const { t } = useTranslation();
  return [
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
    { name: 'taken', title: t('offerList.taken'), cell: ({ taken }) => number(taken), end: true, minor: true },
    { name: 'updatedAt', title: t('offerList.updatedAt'), cell: ({ updatedAt }) => moment(updatedAt), minor: true },
  ];
}

/** `list`: the title of the list that it is of, once it is known; null where that is told already. */
function Named({ offer, list }: { offer: Offer; list: string | undefined | null }) {
  const { t } = useTranslation();
  return (
    <>
      {offer.name}
      <Text size="sm" c="dimmed" component="div">
        {termsOf(offer, t)}
      </Text>
      {list !== null && (
        <Anchor component={Link} to={`/price-lists/${offer.priceList}`} size="sm">
          {list ?? t('offerList.list')}
        </Anchor>
      )}
    </>
  );
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
