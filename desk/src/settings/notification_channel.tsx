// One channel: where somebody is reached there, the proof that he reads it, a try, and an end to it.
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { AddressForm } from './notification_address';
import { KEY } from './notifications_query';

type Channel = Schemas['NotificationChannel'];

const COLOURS: Record<Channel['state'], string> = { none: 'gray', waiting: 'yellow', works: 'teal', lost: 'red' };

export function NotificationChannel({ channel, version }: { channel: Channel; version: number }) {
  const { t } = useTranslation();
  const { channel: name, state, address, explanation } = channel;
  const works = state === 'works';
  return (
    <Paper withBorder p="md" component="section" aria-label={t(`channel.${name}`)}>
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <Title order={3}>{t(`channel.${name}`)}</Title>
          <Badge color={COLOURS[state]}>{t(`addressState.${state}`)}</Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t(`channel.${name}.about`)}
        </Text>
        {address && name !== 'telegram' && <Text className="broken">{address}</Text>}
        {explanation && <Text c="var(--mantine-color-error)">{explanation}</Text>}
        {!works && <AddressForm channel={channel} />}
        <Group gap="xs">
          {works && <Try name={name} />}
          {name !== 'ok' && state !== 'none' && <Remove name={name} version={version} />}
        </Group>
      </Stack>
    </Paper>
  );
}

function Try({ name }: { name: Channel['channel'] }) {
  const { t } = useTranslation();
  const send = useAct({
    does: (_: null, header) =>
      taken(api.POST('/v1/me/notifications/{channel}/test', { params: { path: { channel: name }, header } })),
    said: t('notify.tried'),
    touches: [KEY],
  });
  return (
    <Button variant="default" size="xs" loading={send.isPending} onClick={() => send.mutate(null)}>
      {t('notify.try')}
    </Button>
  );
}

function Remove({ name, version }: { name: Channel['channel']; version: number }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const remove = useAct({
    does: (_: null) =>
      taken(
        api.DELETE('/v1/me/notifications/{channel}/address', {
          params: { path: { channel: name }, header: seen(version) },
        }),
      ),
    said: t('notify.removed'),
    onDone: (left) => {
      ask(false);
      queries.setQueryData(KEY, left);
    },
    touches: [KEY],
  });
  return (
    <>
      <Button variant="default" size="xs" c="var(--mantine-color-error)" onClick={() => ask(true)}>
        {t('notify.remove')}
      </Button>
      <Confirm
        opened={asking}
        title={t('notify.remove.title', { channel: t(`channel.${name}`) })}
        action={t('notify.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate(null)}
        onClose={() => ask(false)}
      >
        <Text>{t('notify.remove.text')}</Text>
      </Confirm>
    </>
  );
}
