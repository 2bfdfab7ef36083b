// What cannot be undone is asked about, in words that say what will happen.
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { Ending } from './ending';

interface Given {
  opened: boolean;
  title: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function Confirm({ opened, title, action, onConfirm, onClose, children, ...how }: Given) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {({ close }) => (
        <Stack>
          {children}
          <Ending action={action} {...how} onDone={onConfirm} onClose={close} />
        </Stack>
      )}
    </Dialog>
  );
}
