// The claims nobody has decided on, one after another: the proof beside the order, and a key for each decision.

import { Grid, Kbd, NavLink, Paper, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Claim } from '../api/things';
import { moment, money } from '../parts/format';
import { More, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { ClaimPanel } from './claim';

export function Claims() {
  const { t } = useTranslation();
  const { query, items = [] } = useList(['claims', 'waiting'], (cursor) =>
    taken(api.GET('/v1/claims', { params: { query: { cursor } } })),
  );
  const [place, setPlace] = useState(0);
  const at = Math.min(place, items.length - 1);
  const claim = items[at];
  useHotkeys([
    ['J', () => setPlace(Math.min(at + 1, items.length - 1))],
    ['K', () => setPlace(Math.max(at - 1, 0))],
  ]);
  return (
    <Page title={t('nav.claims')}>
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {query.isSuccess && items.length === 0 && <Empty title={t('claims.none')} text={t('claims.none.text')} />}
      {claim && (
        <>
          <Keys />
          <Grid>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Queue claims={items} at={at} onChoose={setPlace} />
              <More query={query} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8 }}>
              <ClaimPanel key={claim.id} claim={claim} />
            </Grid.Col>
          </Grid>
        </>
      )}
    </Page>
  );
}

function Queue({ claims, at, onChoose }: { claims: Claim[]; at: number; onChoose: (place: number) => void }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder mah={{ base: 180, md: '70vh' }} className="scrolls">
      {claims.map((each, place) => (
        <NavLink
          key={each.id}
          component="button"
          type="button"
          active={place === at}
          aria-current={place === at || undefined}
          onClick={() => onChoose(place)}
          label={`${money(each.amount, each.currency)} · ${each.buyer.name || t('buyer.nameless')}`}
          description={moment(each.filedAt)}
        />
      ))}
    </Paper>
  );
}

function Keys() {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed" visibleFrom="sm" component="div">
      <Kbd>J</Kbd> {t('claims.next')} · <Kbd>K</Kbd> {t('claims.previous')} · <Kbd>C</Kbd> {t('claim.confirm')} ·{' '}
      <Kbd>R</Kbd> {t('claim.reject')}
    </Text>
  );
}
