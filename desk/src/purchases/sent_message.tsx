// A message that was sent, and whom it did not reach: asked for when somebody wants to know.
import { Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAddressee } from '../notices/addressee';
import { moment } from '../parts/format';
import { More, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';

interface Given {
  purchase: string;
  message: Schemas['SentMessage'];
}

export function SentMessage({ purchase, message }: Given) {
  const { t } = useTranslation();
  const [asked, { toggle }] = useDisclosure();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          {moment(message.at)}
        </Text>
        <Text className="words">{message.text}</Text>
        <Button variant="default" size="xs" aria-expanded={asked} onClick={toggle}>
          {t('message.unreached')}
        </Button>
        {asked && <Unreached purchase={purchase} message={message} />}
      </Stack>
    </Paper>
  );
}

function Unreached({ purchase, message }: Given) {
  const { t } = useTranslation();
  const columns = useColumns();
  const { query, items } = useList(['purchaseMessages', purchase, message.id], (cursor) =>
    taken(
      api.GET('/v1/purchases/{purchase}/messages/{message}', {
        params: { path: { purchase, message: message.id }, query: { cursor } },
      }),
    ),
  );
  if (query.isPending) return <Loading lines={1} />;
  if (query.isError) return <Failure error={query.error} onAgain={query.refetch} />;
  return (
    <Stack gap="sm" className="wide">
      {items?.length ? (
        <DataTable label={t('message.unreached')} rows={items} columns={columns} id={(each) => each.number} />
      ) : (
        // A page may be empty before the last: fifty buyers were looked at.
        <Text role="status">{t(query.hasNextPage ? 'message.reachedSoFar' : 'message.reachedAll')}</Text>
      )}
      <More query={query} />
    </Stack>
  );
}

function useColumns(): Column<Schemas['UnreachedBuyer']>[] {
  const { t } = useTranslation();
  const named = useNamed();
  const addressee = useAddressee();
  return [
    ...addressee,
    {
      name: 'number',
      title: t('notice.order'),
      cell: ({ number }) => (
        <Anchor component={Link} to={`/orders/${number}`}>
          № {number}
        </Anchor>
      ),
    },
    { name: 'reason', title: t('notice.why'), cell: ({ reason }) => named('noticeReason', reason) },
  ];
}
