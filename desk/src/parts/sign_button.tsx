// A button that is a sign alone: its name is heard by whoever does not see it, and seen by whoever points at it.
import { ActionIcon, type MantineBreakpoint } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

interface Given {
  sign: LucideIcon;
  name: string;
  busy?: boolean;
  /** Nothing comes of it now; it keeps the focus. */
  idle?: boolean;
  hiddenFrom?: MantineBreakpoint;
  /** By what it is found again when it has moved. */
  by?: number;
  onClick: () => void;
}

export function SignButton({ sign: Sign, name, busy, idle = false, hiddenFrom, by, onClick }: Given) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={name}
      title={name}
      aria-disabled={idle || undefined}
      data-by={by}
      loading={busy}
      hiddenFrom={hiddenFrom}
      onClick={idle ? undefined : onClick}
    >
      <Sign size={16} aria-hidden opacity={idle ? 0.3 : 1} />
    </ActionIcon>
  );
}
