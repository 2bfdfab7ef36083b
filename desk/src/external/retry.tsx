// What the marketplace would not hear is told it once more.
import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { useQuicker } from '../parts/quicker';
import { useMay } from '../shell/rights';
import { keyOf, keysOf, useDeciding } from './deciding';

export function Retry({ order }: { order: External }) {
  const { t } = useTranslation();
  const may = useMay();
  const { told } = useQuicker(keyOf(order.account, order.order));
  const push = useDeciding({
    order,
    said: t('push.again.said'),
    onRefused: (refusal) => told(refusal) && false,
  });
  const failed = order.lines.filter(({ push, offer }) => push === 'failed' || offer?.supplied?.problem);
  if (!failed.length || !may('external:decide')) return null;
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<RotateCw size={16} aria-hidden />}
      loading={push.isPending}
      aria-label={t('push.again.of', { order: order.order })}
      onClick={() => push.mutate({ action: 'push', lines: keysOf(failed) })}
    >
      {t('push.again')}
    </Button>
  );
}
