// What the address says of the list of claims. The words stay in the fragment, which no server sees.
import { readAsked } from '../parts/asked';
import type { ClaimState } from '../parts/badges';

export const CLAIM_STATES: readonly ClaimState[] = ['pending', 'confirmed', 'rejected', 'withdrawn'];

export interface ClaimsAsked {
  state?: ClaimState;
  q?: string;
  /** The one that is looked at first. */
  claim?: string;
}

export function readClaims(search: Record<string, unknown>): ClaimsAsked {
  const state = CLAIM_STATES.find((each) => each === search.state && each !== 'pending');
  return { ...readAsked(['q', 'claim'], search), state };
}
