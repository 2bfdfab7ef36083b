// What the list says of a purchase.
import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day, moment, money } from '../parts/format';
import { Gathered } from '../parts/gathered';
import type { Column } from '../parts/table';

export function usePurchaseColumns(): Column<Purchase>[] {
  const { t } = useTranslation();
  return [
    {
      name: 'title',
      title: t('purchase.title'),
      cell: (each) => (
        <Anchor component={Link} to={`/purchases/${each.id}`} fw={600}>
          {each.title}
        </Anchor>
      ),
    },
    { name: 'stage', title: t('purchase.stage'), cell: (each) => <Where purchase={each} /> },
    { name: 'gathered', title: t('purchases.gathered'), cell: (each) => <Gathered {...each} /> },
    {
      name: 'paid',
      title: t('purchase.paid'),
      cell: ({ progress, currency }) => (
        <>
          {money(progress.paid, currency)}
          {progress.claimed > 0 && (
            <Text size="sm" c="dimmed" className="words">
              {t('orders.claimed', { sum: money(progress.claimed, currency) })}
            </Text>
          )}
        </>
      ),
      end: true,
    },
    { name: 'stopAt', title: t('purchases.stop'), cell: (each) => (each.stopAt ? moment(each.stopAt) : '—') },
    {
      name: 'payUntil',
      title: t('purchase.payment'),
      cell: (each) =>
        each.paymentOpen
          ? each.payUntil
            ? t('purchase.until', { at: moment(each.payUntil) })
            : t('purchase.open')
          : t('purchase.closed'),
    },
    { name: 'createdAt', title: t('purchase.createdAt'), cell: (each) => day(each.createdAt), end: true, minor: true },
  ];
}

/** Its stage, and what it waits for. */
function Where({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} className="starts">
      <Group gap={4}>
        <StageBadge stage={purchase.stage} />
        {purchase.archived && <Badge color="gray">{t('purchases.archived')}</Badge>}
      </Group>
      {purchase.undecided && <Badge color="red">{t('purchases.undecided')}</Badge>}
    </Stack>
  );
}
