// Notices by channels: a tick says that somebody wants it there.
import { Checkbox, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { type Column, DataTable } from '../parts/table';
import { KEY } from './notifications_query';

type Notice = Schemas['WantedNotice'];
type Channel = Schemas['NotificationChannel']['channel'];

type Whole = Schemas['Notifications'];

export function NotificationMatrix({ given }: { given: Whole }) {
  const { t } = useTranslation();
  const { busy, toggle } = useToggling(given);
  const columns: Column<Notice>[] = [
    { name: 'notice', title: t('notify.notice'), cell: ({ notice }) => t(`notice.${notice}`) },
    ...given.channels.map(({ channel, state }) => ({
      name: channel,
      title: t(`channel.${channel}`),
      cell: (row: Notice) => (
        <Checkbox
          aria-label={t('notify.by', { notice: t(`notice.${row.notice}`), channel: t(`channel.${channel}`) })}
          checked={row.channels.includes(channel)}
          disabled={row.fixed.includes(channel) || busy || (state !== 'works' && !row.channels.includes(channel))}
          onChange={() => toggle(row, channel)}
        />
      ),
    })),
  ];
  const locked = given.channels.some(({ state }) => state !== 'works');
  return (
    <>
      <DataTable label={t('notify.what')} rows={given.notices} columns={columns} id={({ notice }) => notice} />
      {locked && (
        <Text size="sm" c="dimmed">
          {t('notify.locked')}
        </Text>
      )}
    </>
  );
}

/** Each tick is saved as it is made. */
function useToggling({ version }: Whole) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const save = useAct({
    does: ({ notice, channels }: { notice: string; channels: Channel[] }) =>
      taken(
        api.PATCH('/v1/me/notifications', {
          body: { wanted: { [notice]: channels } },
          params: { header: seen(version) },
        }),
      ),
    said: t('notify.saved'),
    onDone: (saved) => queries.setQueryData(KEY, saved),
    touches: [KEY],
  });
  const toggle = ({ notice, channels }: Notice, channel: Channel) =>
    save.mutate({
      notice,
      channels: channels.includes(channel) ? channels.filter((each) => each !== channel) : [...channels, channel],
    });
  return { busy: save.isPending, toggle };
}
