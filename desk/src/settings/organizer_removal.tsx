// Who is removed loses access at once, so it is asked about.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { nameOf, type Organizer } from './organizers_query';

export function OrganizerRemoval({ organizer, onClose }: { organizer: Organizer | null; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useAct({
    does: ({ id, version }: Organizer) =>
      taken(api.DELETE('/v1/organizers/{organizer}', { params: { path: { organizer: id }, header: seen(version) } })),
    said: t('organizers.removed'),
    touches: [['organizers']],
    onDone: onClose,
  });
  return (
    <Confirm
      opened={organizer !== null}
      title={t('organizers.remove.title')}
      action={t('organizers.remove.yes')}
      danger
      busy={remove.isPending}
      onConfirm={() => organizer && remove.mutate(organizer)}
      onClose={onClose}
    >
      <Text>{organizer && t('organizers.remove.text', { name: nameOf(organizer) })}</Text>
    </Confirm>
  );
}
