// What a purchase has come to, and how near that is to its minimum: a bar, and the same in words.
import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { money } from './format';

interface Given {
  progress: Purchase['progress'];
  minimumSum?: number | null;
  minimumCount?: number | null;
  currency?: string;
}

export function Gathered({ progress, minimumSum, minimumCount, currency }: Given) {
  const { t } = useTranslation();
  const { orders, buyers, sum, share } = progress;
  const nearness = [
    minimumSum && t('gathered.ofSum', { sum: money(minimumSum, currency) }),
    minimumCount && t('gathered.ofBuyers', { buyers, count: minimumCount }),
  ].filter(Boolean);
  return (
    <Stack gap={4} className="gathered">
      <Text size="sm" component="span">
        {t('gathered.orders', { count: orders })} · {money(sum, currency)}
      </Text>
      {share !== null && (
        <>
          <Progress
            value={Math.min(share, 100)}
            color={share < 100 ? 'yellow' : 'teal'}
            aria-label={t('gathered.bar')}
          />
          <Text size="sm" component="span" c="dimmed">
            {share < 100 ? t('gathered.share', { share }) : t('gathered.enough', { share })}
            {nearness.length > 0 && ` (${nearness.join(', ')})`}
          </Text>
        </>
      )}
    </Stack>
  );
}
