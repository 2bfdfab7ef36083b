// Another was quicker with an order.
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { Quicker, useQuicker } from '../parts/quicker';

export const useOrderQuicker = ({ number }: Order) => useQuicker(['order', number]);

export function OrderQuicker({ when }: { when: boolean }) {
  const { t } = useTranslation();
  return <Quicker when={when} title={t('order.stale')} words={t('order.stale.text')} />;
}
