// The claims that wait, one after another: the proof beside the order, and a key for each decision. Decided ones are
// found by their state and by words.

import { Grid, Group, Kbd, NativeSelect, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { ClaimState } from '../parts/badges';
import { Below, useList } from '../parts/list';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { Words } from '../parts/words';
import { ClaimPanel } from './claim';
import { Queue } from './queue';
import { CLAIM_STATES, type ClaimsAsked } from './search';

export function Claims() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/claims' });
  const navigate = useNavigate();
  const look = (wish: ClaimsAsked) => navigate({ to: '/claims', search: { ...asked, ...wish }, replace: true });
  const { state = 'pending', q } = asked;
  return (
    <Page title={t('nav.claims')}>
      <Group gap="xs" align="center">
        <NativeSelect
          size="xs"
          aria-label={t('claims.state')}
          value={state}
          onChange={({ currentTarget: { value } }) =>
            look({ state: value === 'pending' ? undefined : (value as ClaimState), claim: undefined })
          }
          data={CLAIM_STATES.map((value) => ({
            value,
            label: value === 'pending' ? t('claims.waiting') : t(`claimState.${value}`),
          }))}
        />
        <div className="grows">
          <Words
            label={t('claims.search')}
            value={q ?? ''}
            onWords={(words) => look({ q: words || undefined, claim: undefined })}
          />
        </div>
      </Group>
      <Found key={`${state} ${q}`} state={state} q={q} first={asked.claim} />
    </Page>
  );
}

interface Given {
  state: ClaimState;
  q?: string;
  first?: string;
}

function Found({ state, q, first }: Given) {
  const { t } = useTranslation();
  const list = useList(['claims', state, q ?? ''], (cursor) =>
    taken(api.GET('/v1/claims', { params: { query: { cursor, state, q } } })),
  );
  const items = list.items ?? [];
  const [place, setPlace] = useState<number | null>(null);
  const named = items.findIndex((each) => each.id === first);
  const at = Math.min(place ?? Math.max(named, 0), items.length - 1);
  const claim = items[at];
  useHotkeys([
    ['J', () => setPlace(Math.min(at + 1, items.length - 1))],
    ['K', () => setPlace(Math.max(at - 1, 0))],
  ]);
  const searched = q || state !== 'pending';
  return (
    <>
      {claim && (
        <>
          <Keys deciding={state === 'pending'} />
          <Grid>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Queue claims={items} at={at} onChoose={setPlace} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8 }}>
              <ClaimPanel key={claim.id} claim={claim} />
            </Grid.Col>
          </Grid>
        </>
      )}
      <Below
        list={list}
        empty={
          <Empty
            title={t(searched ? 'claims.notFound' : 'claims.none')}
            text={t(searched ? 'claims.notFound.text' : 'claims.none.text')}
          />
        }
      />
    </>
  );
}

function Keys({ deciding }: { deciding: boolean }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed" visibleFrom="sm" component="div">
      <Kbd>J</Kbd> {t('claims.next')} · <Kbd>K</Kbd> {t('claims.previous')}
      {deciding && (
        <>
          {' '}
          · <Kbd>C</Kbd> {t('claim.confirm')} · <Kbd>R</Kbd> {t('claim.reject')}
        </>
      )}
    </Text>
  );
}
