// The end of a form or a question in a dialog: away without a change, or done.
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Given {
  action: string;
  busy?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** Where there is no form that is sent. */
  onDone?: () => void;
  onClose: () => void;
}

export function Ending({ action, busy, danger, disabled, onDone, onClose }: Given) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button
        type={onDone ? 'button' : 'submit'}
        color={danger ? 'red.9' : undefined}
        loading={busy}
        disabled={disabled}
        onClick={onDone}
      >
        {action}
      </Button>
    </Group>
  );
}
