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
import { beside, Compared, isTelling, Values } from '../parts/values';
import { nameOf, useOrganizers } from '../settings/organizers_query';
import { usePoints } from '../settings/points_query';
import { AuditFilters } from './filters';

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
    { name: 'subject', title: t('audit.subject'), cell: (each) => <Subject subject={each.subject} /> },
    { name: 'what', title: t('audit.what'), cell: (each) => <What entry={each} /> },
  ];
}

const asFilter = ({ kind, id }: Entry['actor']): string =>
  kind === 'operator' ? kind : `${kind === 'person' ? 'buyer' : kind}/${id}`;

const SCREENS: Record<string, string> = { order: '/orders', purchase: '/purchases', buyer: '/buyers' };

function Subject({ subject }: { subject: string }) {
  const named = useNamed();
  const [kind = '', id] = subject.split('/');
  const words = named('subject', kind);
  const screen = SCREENS[kind];
  if (!screen) return words;
  return (
    <Anchor component={Link} to={`${screen}/${id}`} size="sm">
      {kind === 'order' ? `${words} № ${id}` : words}
    </Anchor>
  );
}

/** Of organizers and pickup points, by their ids. */
function useNames(): ReadonlyMap<string, string> {
  const organizers = useOrganizers().data?.items ?? [];
  const points = usePoints().data?.points ?? [];
  return new Map([
    ...organizers.map((each): [string, string] => [each.id, nameOf(each)]),
    ...points.map(({ id, title }): [string, string] => [id, title]),
  ]);
}

function What({ entry: { before, after, data } }: { entry: Entry }) {
  const { t } = useTranslation();
  const names = useNames();
  const edited = before !== null || after !== null;
  const further = edited ? beside(data, before, after) : data;
  if (!edited && !isTelling(data)) return '—';
  return (
    <details>
      <summary>{t('audit.show')}</summary>
      {edited && <Compared before={before} after={after} names={names} />}
      {isTelling(further) && <Values data={further} />}
    </details>
  );
}
