// An organizer is added, or his card and role are changed, in a dialog.
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CardForm } from './card_form';
import { nameOf, type Organizer } from './organizers_query';

interface Given {
  organizer: Organizer | 'new' | null;
  onClose: () => void;
}

export function OrganizerForm({ organizer, onClose }: Given) {
  const { t } = useTranslation();
  const title = organizer && (organizer === 'new' ? t('organizers.new') : nameOf(organizer));
  return (
    <Modal opened={organizer !== null} onClose={onClose} title={title} closeOnClickOutside={false}>
      {organizer && <CardForm organizer={organizer} roles onDone={onClose} />}
    </Modal>
  );
}
