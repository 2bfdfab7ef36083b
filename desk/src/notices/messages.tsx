// What could not be told to somebody, newest first: whoever it concerns is written to by hand.
import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { moment } from '../parts/format';
import { Below, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { useAddressee } from './addressee';

type Notice = Schemas['UndeliveredNotice'];

export function Messages() {
  const { t } = useTranslation();
  const named = useNamed();
  const addressee = useAddressee();
  const list = useList(['notices'], (cursor) => taken(api.GET('/v1/notices', { params: { query: { cursor } } })));
  const columns: Column<Notice>[] = [
    { name: 'at', title: t('notice.at'), cell: (each) => moment(each.at) },
    ...addressee,
    { name: 'letter', title: t('notice.letter'), cell: (each) => named('letter', each.letter) },
    {
      name: 'number',
      title: t('notice.order'),
      cell: (each) =>
        each.number && (
          <Anchor component={Link} to={`/orders/${each.number}`}>
            № {each.number}
          </Anchor>
        ),
    },
    {
      name: 'state',
      title: t('notice.why'),
      cell: (each) => (
        <>
          <Badge color={each.state === 'waiting' ? 'yellow' : 'red'}>{named('noticeState', each.state)}</Badge>
          <Text size="sm" component="div">
            {named('noticeReason', each.reason)}
          </Text>
        </>
      ),
    },
  ];
  return (
    <Page title={t('nav.messages')}>
      <Text c="dimmed">{t('notices.lead')}</Text>
      {list.items && list.items.length > 0 && (
        <DataTable label={t('nav.messages')} rows={list.items} columns={columns} id={(each) => each.id} />
      )}
      <Below list={list} empty={<Empty title={t('notices.none')} text={t('notices.none.text')} />} />
    </Page>
  );
}
