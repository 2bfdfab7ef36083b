// Many orders are changed at once, some at a time, so that it is seen how far it has come.
import { useState } from 'react';
import { api, type Schemas, taken } from '../api/client';
import { type Problem, problem } from '../api/problems';
import type { Listed } from '../api/things';
import type { Handout } from '../parts/badges';

export type Made = Schemas['ChangeMade'];
export type Wish = { handout: Handout } | { status: 'cancelled'; reason: string };

/** Orders of one request. */
const TOGETHER = 25;

export function useChanging(orders: readonly Listed[]) {
  const [done, setDone] = useState<number | null>(null);

  async function change(wish: Wish, dryRun: boolean, header: { 'Idempotency-Key': string }): Promise<Made[]> {
    const made: Made[] = [];
    setDone(0);
    try {
      while (made.length < orders.length) {
        const some = orders
          .slice(made.length, made.length + TOGETHER)
          .map(({ number, version }) => ({ number, version }));
        const params = { header: { 'Idempotency-Key': `${header['Idempotency-Key']}-${made.length}` } };
        const { items } = await taken(
          api.POST('/v1/orders/changes', { body: { ...wish, orders: some, dryRun }, params }),
        );
        made.push(...items);
        setDone(made.length);
      }
      return made;
    } catch (error) {
      if (dryRun || made.length === 0) throw error;
      // What was changed before stays changed: it is told, and of the rest why not.
      return [...made, ...orders.slice(made.length).map(({ number }) => unchanged(number, problem(error)))];
    } finally {
      setDone(null);
    }
  }

  return { change, done };
}

const unchanged = (number: string, { code, message }: Problem): Made => ({
  number,
  ok: false,
  code,
  detail: message,
  order: null,
});
