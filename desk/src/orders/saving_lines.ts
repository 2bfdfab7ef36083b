// Lines of an order are saved over the version that was seen.
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { MONEY } from '../parts/touches';
import { useOrderQuicker } from './quicker';

interface Given<W> {
  order: Order;
  /** What the server is asked for. */
  asked: (wish: W) => Schemas['LinesEdited'];
  onClose: () => void;
  onRefused: (refusal: Problem, wish: W) => boolean;
}

export function useSavingLines<W>({ order, asked, onClose, onRefused }: Given<W>) {
  const { t } = useTranslation();
  const { stale, told } = useOrderQuicker(order);
  const save = useAct({
    does: (wish: W) => {
      const params = { path: { number: order.number }, header: seen(order.version) };
      return taken(api.PATCH('/v1/orders/{number}/lines', { params, body: asked(wish) }));
    },
    said: t('line.saved'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal, wish) => told(refusal) || onRefused(refusal, wish),
  });
  return { save, stale };
}
