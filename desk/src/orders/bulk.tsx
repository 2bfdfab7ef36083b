// Waits for the route that changes many orders at once.
import type { Listed } from './columns';

export function Bulk(_: { orders: Listed[]; onDone: () => void }) {
  return null;
}
