// Who works at the desk. Kept for all tabs of this browser, so that an order opens in a tab of its own;
// how long it is good, and that it can be ended from elsewhere, is the server's business (docs/decisions/0039).
import { useSyncExternalStore } from 'react';
import type { components } from '../api/schema';

export type Session = components['schemas']['DeskSession'];

const KEPT = 'desk.session';
const hearers = new Set<() => void>();
let known = read();
let taken = false;

function read(): Session | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Session | null;
    return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

export const session = (): Session | null => known;

/** Whether the server took the last session back: the rights of its owner are others by now, or somebody ended it. */
export const wasTaken = (): boolean => taken;

export function keepSession(given: Session | null, revoked = false): void {
  known = given;
  taken = revoked;
  if (given) localStorage.setItem(KEPT, JSON.stringify(given));
  else localStorage.removeItem(KEPT);
  for (const hear of hearers) hear();
}

/** The role and the community as they are now: either may have changed since somebody came in. */
export function renewSession({ role, community }: Pick<Session, 'role' | 'community'>): void {
  if (!known) return;
  const renewed = { ...known, role, community };
  if (JSON.stringify(renewed) !== JSON.stringify(known)) keepSession(renewed);
}

// Another tab came in or went out.
addEventListener('storage', (event) => {
  if (event.key !== KEPT && event.key !== null) return;
  known = read();
  for (const hear of hearers) hear();
});

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export const useSession = (): Session | null => useSyncExternalStore(subscribe, session);
