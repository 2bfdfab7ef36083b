// Offers: those of a price list with what they are filtered by, or those of an article in all lists; each is corrected.
import { Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { FiltersButton } from '../parts/filters_button';
import { Below, type PageOf, useList } from '../parts/list';
import { Empty } from '../parts/states';
import { DataTable } from '../parts/table';
import { type Shown, useOfferColumns } from './offer_columns';
import { OfferForm } from './offer_form';

export function Offers({ asked, columned }: Shown) {
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
