// A list of /v1: pages by cursor, one after another, as far as somebody wants to see.
import { Button, Center, Text } from '@mantine/core';
import { type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from './format';
import { Failure, Loading } from './states';

export interface PageOf<T> {
  items: T[];
  next?: string | null;
  /** How far it was looked, where not all that was looked at is shown. */
  looked?: string | null;
}

/** `every`: milliseconds, where something new may be awaited. */
export function useList<P extends PageOf<unknown>>(
  key: QueryKey,
  load: (cursor?: string) => Promise<P>,
  every?: number,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: every,
  });
  const pages = query.data?.pages as P[] | undefined;
  const items: P['items'] | undefined = pages?.flatMap((page) => page.items);
  return { query, pages, items };
}

interface Moreover {
  /** Nothing was found yet, and there is more to look at. */
  none?: boolean;
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}

export function More({ query, none }: Moreover) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Center>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t(none ? 'list.further' : 'action.more')}
      </Button>
    </Center>
  );
}

interface Given {
  list: Pick<ReturnType<typeof useList<PageOf<unknown>>>, 'query' | 'pages' | 'items'>;
  /** What stands there when there really is nothing: an empty page that has another one behind it is not the end. */
  empty: ReactNode;
}

/** All that stands below a list: that it comes, that it failed, that it is empty, or how to see more of it. */
export function Below({ list: { query, pages, items }, empty }: Given) {
  const { t } = useTranslation();
  if (query.isPending) return <Loading />;
  const none = items?.length === 0;
  const looked = pages?.at(-1)?.looked;
  const at = looked ? moment(looked) : '';
  return (
    <>
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {none && !query.hasNextPage && empty}
      {none && query.hasNextPage && (
        <Text c="dimmed" role="status">
          {looked ? t('list.nothingUntil', { at }) : t('list.nothingYet')}
        </Text>
      )}
      {!none && looked && query.hasNextPage && (
        <Text c="dimmed" role="status">
          {t('orders.looked', { at })}
        </Text>
      )}
      <More query={query} none={none} />
    </>
  );
}
