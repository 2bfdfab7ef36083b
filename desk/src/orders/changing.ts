// Many orders are changed at once, some at a time, so that it is seen how far it has come.
import { useState } from 'react';
import { api, type Schemas, taken } from '../api/client';
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
    } finally {
      setDone(null);
    }
  }

  return { change, done };
}
