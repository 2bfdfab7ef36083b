// What was typed is not lost by a slip: leaving a form that has changes is asked about.
import { useBlocker } from '@tanstack/react-router';
import { Losing } from './losing';

/** `when`: asked at the moment of leaving. */
export function useUnsaved(when: () => boolean) {
  return useBlocker({ shouldBlockFn: when, enableBeforeUnload: when, withResolver: true });
}

export function Unsaved({ when }: { when: boolean }) {
  const { status, proceed, reset } = useUnsaved(() => when);
  return status === 'blocked' && <Losing onLose={proceed} onKeep={reset} />;
}
