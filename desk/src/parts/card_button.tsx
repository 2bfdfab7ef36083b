// A button of a card: small, a sign before its words.
import { Button } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

interface Given {
  sign: LucideIcon;
  words: string;
  busy?: boolean;
  /** What it takes away is not brought back. */
  danger?: boolean;
  onClick: () => void;
}

export function CardButton({ sign: Sign, words, busy, danger, onClick }: Given) {
  return (
    <Button
      variant="default"
      size="xs"
      c={danger ? 'var(--mantine-color-error)' : undefined}
      leftSection={<Sign size={16} aria-hidden />}
      loading={busy}
      onClick={onClick}
    >
      {words}
    </Button>
  );
}
