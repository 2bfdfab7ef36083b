// Why something was refused, beside what was typed for it.
import { Alert } from '@mantine/core';

export function Trouble({ words, title }: { words: string; title?: string }) {
  if (!words) return null;
  return (
    <Alert color="red" role="alert" title={title}>
      {words}
    </Alert>
  );
}
