// An import is asked about until it rests. Opening its address again continues from where it is.
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../api/client';
import type { Step } from './steps';

type State = Schemas['ImportState'];

/** What imports of orders and of price lists have in common. */
export interface Watched {
  state: State;
  queued: boolean;
  progress: { done: number; total: number };
}

export const WORKING: readonly State[] = ['reading', 'comparing', 'applying', 'splitting'];
export const STEP: Record<State, Step> = {
  awaiting_file: 'file',
  reading: 'check',
  comparing: 'check',
  ready: 'check',
  failed: 'check',
  applying: 'save',
  splitting: 'save',
  done: 'done',
};
const NEXT: Partial<Record<State, State>> = { awaiting_file: 'reading', ready: 'applying' };
const PACE_MS = 1000;
/** For how long after a pressed button the old state may still be answered, while the queue wakes up. */
const GRACE_MS = 15_000;

interface Given<J> {
  queryKey: QueryKey;
  load: () => Promise<J>;
  /** What is asked anew when it is saved; always the same. */
  touches: readonly QueryKey[];
}

export function useWatched<J extends Watched>({ queryKey, load, touches }: Given<J>) {
  const queries = useQueryClient();
  const pressed = useRef<{ state: State; until: number } | null>(null);
  const query = useQuery({
    queryKey,
    queryFn: async (): Promise<J> => {
      const told = await load();
      const early = pressed.current && told.state === pressed.current.state && Date.now() < pressed.current.until;
      return early ? { ...told, state: NEXT[told.state] ?? told.state, progress: { done: 0, total: 0 } } : told;
    },
    refetchInterval: ({ state: { data } }) => (!data || WORKING.includes(data.state) ? PACE_MS : false),
  });
  const press = (state: State) => {
    pressed.current = { state, until: Date.now() + GRACE_MS };
    queries.invalidateQueries({ queryKey });
  };
  const saved = query.data?.state === 'done';
  useEffect(() => {
    if (saved) for (const each of touches) queries.invalidateQueries({ queryKey: each });
  }, [saved, queries, touches]);
  return { query, press };
}
