// Who sits at the desk, where and since when; any of the own sessions, and for an owner of all, can be ended.
import { Badge, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { Below, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { type Column, DataTable } from '../parts/table';

type Listed = Schemas['ListedSession'];

export function Sessions() {
  const { t } = useTranslation();
  const list = useList(['sessions'], () => taken(api.GET('/v1/sessions')));
  const end = useAct({
    does: ({ id, version }: Listed) =>
      taken(api.DELETE('/v1/sessions/{session}', { params: { path: { session: id }, header: seen(version) } })),
    said: t('sessions.ended'),
    touches: [['sessions']],
  });
  const columns = useColumns(end.isPending, end.mutate);
  return (
    <Stack>
      <Text c="dimmed">{t('sessions.lead')}</Text>
      {list.items && (
        <DataTable label={t('settings.sessions')} rows={list.items} columns={columns} id={(each) => each.id} />
      )}
      <Below list={list} empty={null} />
    </Stack>
  );
}

function useColumns(busy: boolean, onEnd: (session: Listed) => void): Column<Listed>[] {
  const { t } = useTranslation();
  const named = useNamed();
  return [
    {
      name: 'person',
      title: t('sessions.person'),
      cell: (each) => (
        <>
          {each.person.name || t('buyer.nameless')}
          <Text size="sm" c="dimmed" component="div">
            {named('role', each.role)}
          </Text>
        </>
      ),
    },
    { name: 'createdAt', title: t('sessions.createdAt'), cell: (each) => moment(each.createdAt) },
    {
      name: 'lastSeenAt',
      title: t('sessions.lastSeenAt'),
      cell: (each) => (each.lastSeenAt ? moment(each.lastSeenAt) : '—'),
    },
    { name: 'expiresAt', title: t('sessions.expiresAt'), cell: (each) => moment(each.expiresAt) },
    {
      name: 'end',
      title: t('sessions.state'),
      cell: (each) =>
        each.current ? (
          <Badge>{t('sessions.current')}</Badge>
        ) : each.endedAt ? (
          t('sessions.over', { at: moment(each.endedAt) })
        ) : (
          <Button size="xs" variant="default" loading={busy} onClick={() => onEnd(each)}>
            {t('sessions.end')}
          </Button>
        ),
      end: true,
    },
  ];
}
