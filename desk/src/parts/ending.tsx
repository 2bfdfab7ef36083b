// The end of a form in a dialog: away without a change, or done.
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Given {
  action: string;
  busy: boolean;
  danger?: boolean;
  onClose: () => void;
}

export function Ending({ action, busy, danger, onClose }: Given) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button type="submit" loading={busy} color={danger ? 'red' : undefined}>
        {action}
      </Button>
    </Group>
  );
}
