// A key is taken back for good: asked about, since a program stops.
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';

type Key = Schemas['ApiKey'];

export function KeyRevocation({ apiKey, onClose }: { apiKey: Key | null; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const revoke = useAct({
    does: ({ id, version }: Key) =>
      taken(api.DELETE('/v1/api-keys/{api_key}', { params: { path: { api_key: id }, header: seen(version) } })),
    said: t('keys.revoked'),
    touches: [['keys']],
    onDone: onClose,
    onRefused: (refusal) => {
      if (!refusal.stale) return false;
      queries.invalidateQueries({ queryKey: ['keys'] });
      notifications.show({ message: t('keys.stale'), color: 'yellow' });
      onClose();
      return true;
    },
  });
  return (
    <Confirm
      opened={apiKey !== null}
      title={t('keys.revoke.title', { name: apiKey?.name ?? '' })}
      action={t('keys.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate(apiKey)}
      onClose={onClose}
    >
      <Text>{t('keys.revoke.text')}</Text>
    </Confirm>
  );
}
