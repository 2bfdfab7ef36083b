// What cannot be undone is asked about, in words that say what will happen.
import { Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Ending } from './ending';

interface Given {
  opened: boolean;
  title: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function Confirm({ opened, title, action, danger, busy, onConfirm, onClose, children }: Given) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        {children}
        <Ending action={action} busy={busy} danger={danger} onDone={onConfirm} onClose={onClose} />
      </Stack>
    </Modal>
  );
}
