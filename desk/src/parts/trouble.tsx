// Why something was refused, beside what was typed for it.
import { Alert, Text } from '@mantine/core';

export function Trouble({ words, title }: { words: string; title?: string }) {
  if (!words) return null;
  return (
    <Alert color="red" role="alert" title={title}>
      {words}
    </Alert>
  );
}

/** The same as a line, where a box would be too much. */
export function TroubleLine({ words, size }: { words: string; size?: 'sm' }) {
  if (!words) return null;
  return (
    <Text size={size} c="var(--mantine-color-error)" role="alert">
      {words}
    </Text>
  );
}
