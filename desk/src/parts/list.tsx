// A list of /v1: pages by cursor, one after another, as far as somebody wants to see.
import { Button, Center } from '@mantine/core';
import { type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

export interface PageOf<T> {
  items: T[];
  next?: string | null;
}

export function useList<P extends PageOf<unknown>>(key: QueryKey, load: (cursor?: string) => Promise<P>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const pages = query.data?.pages as P[] | undefined;
  const items: P['items'] | undefined = pages?.flatMap((page) => page.items);
  return { query, pages, items };
}

export function More({
  query,
}: {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Center>
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t('action.more')}
      </Button>
    </Center>
  );
}
