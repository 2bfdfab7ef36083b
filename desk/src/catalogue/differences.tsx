// What a file changes of each offer: those that are new, those that change, and those that it has not any more.
import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { money, number } from '../parts/format';
import { Below, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { type Column, DataTable } from '../parts/table';
import { Goods } from './goods';

type Difference = Schemas['OfferDifference'];
type Side = Schemas['OfferSide'];

const COLOURS: Record<string, string> = { new: 'teal', changed: 'yellow', gone: 'gray' };

export function OfferDifferences({ job }: { job: string }) {
  const { t } = useTranslation();
  const list = useList(['offer-import', job, 'differences'], (cursor) =>
    taken(
      api.GET('/v1/offer-imports/{offer_import}/differences', {
        params: { path: { offer_import: job }, query: { cursor } },
      }),
    ),
  );
  return (
    <Stack gap="sm">
      <Title order={2}>{t('offerDifferences.title')}</Title>
      <DataTable
        label={t('offerDifferences.title')}
        rows={list.items ?? []}
        columns={useColumns()}
        id={({ offer }) => offer}
      />
      <Below list={list} empty={<Text>{t('differences.none')}</Text>} />
    </Stack>
  );
}

function useColumns(): Column<Difference>[] {
  const { t } = useTranslation();
  const named = useNamed();
  const pieces = ({ stock }: Side) => (stock === null ? t('offerList.uncounted') : number(stock));
  return [
    {
      name: 'kind',
      title: t('offerDifferences.kind'),
      cell: ({ kind }) => <Badge color={COLOURS[kind] ?? 'gray'}>{named('offerKind', kind)}</Badge>,
    },
    {
      name: 'article',
      title: t('offerList.article'),
      cell: (each) => <Goods of={each} />,
    },
    { name: 'name', title: t('offerList.name'), cell: ({ after }) => after.name },
    {
      name: 'price',
      title: t('offerList.price'),
      cell: (each) => <Move each={each} name="price" say={(side) => money(side.price)} />,
      end: true,
    },
    {
      name: 'stock',
      title: t('offerList.stock'),
      cell: (each) => <Move each={each} name="stock" say={pieces} />,
      end: true,
    },
    { name: 'others', title: t('offerDifferences.others'), cell: (each) => <Others each={each} /> },
  ];
}

interface Moved {
  each: Difference;
  name: string;
  say: (side: Side) => string;
}

/** Of what changed, what was before, too. */
function Move({ each: { before, after, changed }, name, say }: Moved) {
  if (!before || !changed.includes(name)) return say(after);
  return (
    <>
      <s>{say(before)}</s> <b>{say(after)}</b>
    </>
  );
}

/** What else changes, in the words of the columns. */
function Others({ each: { before, after, changed } }: { each: Difference }) {
  const { t } = useTranslation();
  if (!before) return '—';
  const told: Record<string, (side: Side) => string> = {
    name: ({ name }) => name,
    cost: ({ cost }) => (cost === null ? '—' : money(cost)),
    region: ({ region }) => region || '—',
    deliveryDays: ({ deliveryDays }) => (deliveryDays === null ? '—' : number(deliveryDays)),
  };
  const words: Record<string, string> = {
    name: t('offerList.name'),
    cost: t('offerList.cost'),
    region: t('offerDifferences.region'),
    deliveryDays: t('offerDifferences.days'),
  };
  const moved = changed.filter((name) => told[name]);
  if (!moved.length) return '—';
  return moved.map((name) => (
    <Text key={name} size="sm" component="div">
      {words[name]}: <s>{told[name]?.(before)}</s> → <b>{told[name]?.(after)}</b>
    </Text>
  ));
}
