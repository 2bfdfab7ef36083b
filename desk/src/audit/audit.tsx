// What was done at the desk: who, when, from where, before and after. It is read, never changed.
import { Anchor, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { moment } from '../parts/format';
import { Below, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { Details } from '../parts/values';
import { usePurchases } from '../purchases/all';
import { AuditFilters } from './filters';
import { useNames } from './names';

type Entry = Schemas['AuditEntry'];

export function Audit() {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const list = useList(['audit', asked], (cursor) =>
    taken(api.GET('/v1/audit', { params: { query: { ...asked, cursor } } })),
  );
  const columns = useColumns((actor) => navigate({ search: { ...asked, actor }, replace: true }));
  return (
    <Page title={t('nav.audit')}>
      <AuditFilters asked={asked} ask={(search) => navigate({ search, replace: true })} />
      {list.items && list.items.length > 0 && (
        <DataTable label={t('nav.audit')} rows={list.items} columns={columns} id={(each) => each.id} />
      )}
      <Below list={list} empty={<Empty title={t('audit.none')} text={t('audit.none.text')} />} />
    </Page>
  );
}

function useColumns(onActor: (actor: string) => void): Column<Entry>[] {
  const { t } = useTranslation();
  const named = useNamed();
  const names = useNames();
  const which = useWhich();
  return [
    { name: 'at', title: t('audit.at'), cell: (each) => moment(each.at) },
    {
      name: 'actor',
      title: t('audit.actor'),
      cell: ({ actor, address }) => (
        <>
          <Anchor
            component="button"
            type="button"
            size="sm"
            title={t('audit.his', { name: actor.name || named('actor', actor.kind) })}
            onClick={() => onActor(asFilter(actor))}
          >
            {actor.name || named('actor', actor.kind)}
          </Anchor>
          <Text size="xs" c="dimmed" component="div">
            {address}
          </Text>
        </>
      ),
    },
    { name: 'event', title: t('audit.event'), cell: (each) => named('event', each.event) },
    { name: 'subject', title: t('audit.subject'), cell: (each) => <Subject entry={each} which={which(each)} /> },
    { name: 'what', title: t('audit.what'), cell: (each) => <Details entry={each} names={names} none="—" /> },
  ];
}

const asFilter = ({ kind, id }: Entry['actor']): string =>
  kind === 'operator' ? kind : `${kind === 'person' ? 'buyer' : kind}/${id}`;

const SCREENS: Record<string, string> = { order: '/orders', purchase: '/purchases', buyer: '/buyers' };

const textOf = (told: Entry['data'] | null, name: string) => (typeof told?.[name] === 'string' ? told[name] : '');

/** Which one of its kind it is, as far as the entry or a list that is known tells it. */
function useWhich() {
  const { items: purchases = [] } = usePurchases();
  return ({ subject, before, after, data }: Entry): string => {
    const [kind, id = ''] = subject.split('/');
    const told = (name: string) => textOf(after, name) || textOf(before, name) || textOf(data, name);
    if (kind === 'order') return `№ ${id}`;
    if (kind === 'purchase') return purchases.find((each) => each.id === id)?.title || told('title');
    if (kind === 'claim')
      return ordersOf(data)
        .map((each) => `№ ${each}`)
        .join(', ');
    return '';
  };
}

/** The orders that a claim is for. */
const ordersOf = (data: Record<string, unknown>): string[] =>
  [data.numbers ?? data.number ?? []].flat().filter((each): each is string => typeof each === 'string');

function Subject({ entry, which }: { entry: Entry; which: string }) {
  const named = useNamed();
  const [kind = '', id] = entry.subject.split('/');
  const words = [named('subject', kind), which].filter(Boolean).join(' ');
  // A claim that was decided stands in its order.
  const [order] = kind === 'claim' ? ordersOf(entry.data) : [];
  const to = order ? `/orders/${order}` : SCREENS[kind] && `${SCREENS[kind]}/${id}`;
  if (!to) return words;
  return (
    <Anchor component={Link} to={to} size="sm">
      {words}
    </Anchor>
  );
}
