// An organizer is added, or his card and role are changed, in a dialog.
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog';
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
    <Dialog opened={organizer !== null} onClose={onClose} title={title}>
      {({ close }) => organizer && <CardForm organizer={organizer} roles onDone={close} />}
    </Dialog>
  );
}
