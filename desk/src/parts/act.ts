// Something that is changed: one key for one intention however often it is sent, and a word when it is done.
import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Problem, problem } from '../api/problems';

interface Given<W, R> {
  /** `header` carries the key of the intention. */
  does: (wish: W, header: { 'Idempotency-Key': string }) => Promise<R>;
  said?: string | ((result: R, wish: W) => string);
  /** The queries that are asked anew. */
  touches?: readonly QueryKey[];
  onDone?: (result: R, wish: W) => void;
  /** Who tells the refusal himself returns true; otherwise it is shown in a corner. */
  onRefused?: (refusal: Problem, wish: W) => boolean;
}

export function useAct<W, R>({ does, said, touches = [], onDone, onRefused }: Given<W, R>) {
  const queries = useQueryClient();
  const sent = useRef({ wish: '', key: '' });

  function keyOf(wish: W): string {
    const text = JSON.stringify(wish ?? null);
    if (sent.current.wish !== text) sent.current = { wish: text, key: crypto.randomUUID() };
    return sent.current.key;
  }

  return useMutation<R, Error, W>({
    mutationFn: (wish) => does(wish, { 'Idempotency-Key': keyOf(wish) }),
    onSuccess: async (result, wish) => {
      sent.current = { wish: '', key: '' };
      const words = typeof said === 'function' ? said(result, wish) : said;
      if (words) notifications.show({ message: words, color: 'teal' });
      onDone?.(result, wish);
      await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error, wish) => {
      const refusal = problem(error);
      // An answer was given: the next try is another intention.
      if (refusal.status) sent.current = { wish: '', key: '' };
      if (!onRefused?.(refusal, wish))
        notifications.show({ message: refusal.message, color: 'red', autoClose: 10_000 });
    },
  });
}
