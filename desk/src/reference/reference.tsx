// The description of the API that this desk itself is a client of: found by a word, unfolded route by route.
import { Code, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { home } from '../api/client';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { type Description, describe, nounOf, type Route, routesOf } from './description';
import { OperationPanel } from './operation';

export function Reference() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['description'],
    queryFn: describe,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={t('nav.reference')}>
      <Text>
        {t('reference.lead')} <Code>{home}</Code>
      </Text>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data && <Routes description={data} />}
    </Page>
  );
}

const says = ({ path, method, operation }: Route, words: string): boolean =>
  `${method} ${path} ${operation.description ?? ''} ${operation['x-permission'] ?? ''}`.toLowerCase().includes(words);

function Routes({ description }: { description: Description }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [all, showAll] = useState(false);
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const routes = routesOf(description).filter(
    (each) => (all || each.path.startsWith('/v1/')) && (!wanted || says(each, wanted)),
  );
  const nouns = [...new Set(routes.map(nounOf))];
  return (
    <Stack>
      <TextInput
        label={t('reference.search')}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <Switch
        label={t('reference.all')}
        checked={all}
        onChange={({ currentTarget: { checked } }) => showAll(checked)}
      />
      {routes.length === 0 && <Empty title={t('claims.notFound')} text={t('reference.none')} />}
      {nouns.map((noun) => (
        <Stack key={noun} gap="xs" component="section">
          <Title order={2}>{noun}</Title>
          {routes
            .filter((each) => nounOf(each) === noun)
            .map((each) => (
              <OperationPanel key={`${each.method} ${each.path}`} description={description} route={each} />
            ))}
        </Stack>
      ))}
    </Stack>
  );
}
