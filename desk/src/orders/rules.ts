// What may be done with an order at its stage, by whom: the table of the server, which a test holds this one to.
import type { Schemas } from '../api/client';
import type { Order } from '../api/things';
import { useSession } from '../shell/session';
import rules from './rules.json';

export type Action = Schemas['OrderAction'];

const HELD: readonly Order['handout'][] = ['not_ready', 'ready', 'stored'];

export function useAllowed(order: Order): (action: Action) => boolean {
  const role = useSession()?.role ?? 'viewer';
  return (action) => {
    const stages = (rules[action] as Record<string, string[]>)[role] ?? [];
    if (!stages.includes(order.stage)) return false;
    if (action === 'reopen') return order.cancelledAt !== null;
    return order.cancelledAt === null && (action === 'adjust' || HELD.includes(order.handout));
  };
}
