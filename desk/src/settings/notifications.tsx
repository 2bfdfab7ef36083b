// What somebody wants to hear of, by which channels, where he is reached there, and what became of the last messages.
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { Failure, Loading } from '../parts/states';
import { NotificationChannel } from './notification_channel';
import { NotificationDeliveries } from './notification_deliveries';
import { NotificationMatrix } from './notification_matrix';
import { KEY } from './notifications_query';

type Given = Schemas['Notifications'];

/** Milliseconds: a code, a link or a message is awaited, or nothing is. */
const SOON = 3_000;
const LATER = 20_000;

export function Notifications() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => taken(api.GET('/v1/me/notifications')),
    refetchInterval: ({ state }) => (awaits(state.data) ? SOON : LATER),
  });
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('notify.lead')}</Text>
      <Stack gap="sm">
        <Title order={2}>{t('notify.channels')}</Title>
        <div className="notify-channels">
          {data.channels.map((each) => (
            <NotificationChannel key={each.channel} channel={each} version={data.version} />
          ))}
        </div>
        <Text size="sm">
          {data.quiet
            ? t('notify.quiet', { from: data.quiet.start, until: data.quiet.end, zone: data.quiet.timeZone })
            : t('notify.noQuiet')}
        </Text>
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('notify.what')}</Title>
        <NotificationMatrix given={data} />
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('notify.last')}</Title>
        <NotificationDeliveries deliveries={data.deliveries} />
      </Stack>
    </Stack>
  );
}

function awaits(given?: Given): boolean {
  if (!given) return false;
  const linking = given.channels.some((each) => each.channel === 'telegram' && each.state === 'waiting');
  return linking || given.channels.some((each) => each.waiting > 0);
}
