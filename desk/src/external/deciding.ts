// A decision on lines of an external order: sent with the state that was seen, and what became of it kept at once.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
import type { External, ExternalLine } from '../api/things';
import { useAct } from '../parts/act';
import { EXTERNAL } from '../parts/touches';
import { isFollowing } from './states';

export type Wish = Schemas['DecisionAsked'];

/** So long a person's decision waits before the marketplace is told; a test holds it to the server. */
const UNDO_SECONDS = 15;
const [SOON_MS, LATER_MS, FRESH_MS] = [4_000, 30_000, 120_000];

export const keyOf = (account: string, order: string) => ['external', 'one', account, order] as const;

/** When to look again at what the marketplace is being told: what was just decided is told soon. */
function lookAgain({ push, lines }: External): number | false {
  if (push !== 'wanted' && push !== 'sent') return false;
  const fresh = lines.some(({ decidedAt }) => decidedAt && Date.now() - Date.parse(decidedAt) < FRESH_MS);
  return fresh ? SOON_MS : LATER_MS;
}

export const useExternal = (account: string, order: string) =>
  useQuery({
    queryKey: keyOf(account, order),
    queryFn: () => taken(api.GET('/v1/external-orders/{account}/{order}', { params: { path: { account, order } } })),
    refetchInterval: ({ state: { data } }) => (data ? lookAgain(data) : false),
  });

interface Given {
  order: External;
  said?: string | ((after: External, wish: Wish) => string);
  onDone?: (after: External) => void;
  onRefused?: (refusal: Problem, wish: Wish) => boolean;
}

export function useDeciding({ order, said, onDone, onRefused }: Given) {
  const queries = useQueryClient();
  const path = { account: order.account, order: order.order };
  return useAct({
    does: (body: Wish) =>
      taken(
        api.PATCH('/v1/external-orders/{account}/{order}/lines', {
          params: { path, header: seen(order.version) },
          body,
        }),
      ),
    said,
    touches: EXTERNAL,
    onDone: (after) => {
      queries.setQueryData(keyOf(order.account, order.order), after);
      onDone?.(after);
    },
    onRefused: (refusal, wish) => {
      // Of what was refused something is other than it was shown.
      for (const queryKey of [['external'], ['offers'], ['supplied']]) queries.invalidateQueries({ queryKey });
      return onRefused?.(refusal, wish) ?? false;
    },
  });
}

/** Whether a person may still say how it goes on; what is over, or not paid for yet, is not decided. */
export const isOpenThere = ({ phase }: External): boolean => ['open', 'accepted', 'unknown'].includes(phase);

/** What is the sale of another order is decided there. */
export const isDecidable = (order: External): boolean => isOpenThere(order) && !order.doubtful && !isFollowing(order);

/** What its supplier has not confirmed the marketplace was not told. */
const isLacking = ({ decision, push, offer }: ExternalLine): boolean =>
  decision === 'accepted' && push === 'failed' && offer?.supplied?.held === false;

export const isUndoable = (line: ExternalLine): boolean =>
  isLacking(line) ||
  (['accepted', 'refused', 'dismissed'].includes(line.decision) &&
    ['none', 'wanted'].includes(line.push) &&
    line.attempts === 0);

/** Until when the marketplace is not told for sure, as the clock of the server counted it. */
export const undoUntil = ({ decidedAt, push }: ExternalLine): number | null =>
  decidedAt && push === 'wanted' ? Date.parse(decidedAt) + UNDO_SECONDS * 1000 : null;

export const keysOf = (lines: readonly ExternalLine[]) => lines.map(({ key }) => ({ key }));
