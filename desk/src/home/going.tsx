// The purchases that are not over: how far each has come, and what comes next.
import { Anchor, Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Home } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day, moment, money } from '../parts/format';
import { Gathered } from '../parts/gathered';
import { Empty } from '../parts/states';

type Running = Home['purchases'][number];

export function Going({ purchases }: { purchases: Home['purchases'] }) {
  const { t } = useTranslation();
  if (!purchases.length) {
    return (
      <Empty title={t('purchases.none')} text={t('purchases.none.text')}>
        <Button component={Link} to="/purchases">
          {t('nav.purchases')}
        </Button>
      </Empty>
    );
  }
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('home.going')}</Title>
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }}>
        {purchases.map((each) => (
          <One key={each.id} purchase={each} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function One({ purchase }: { purchase: Running }) {
  const { t } = useTranslation();
  const { progress } = purchase;
  const dates = [
    purchase.stopAt && purchase.stage === 'collecting' && t('home.stopAt', { at: moment(purchase.stopAt) }),
    purchase.paymentOpen && purchase.payUntil && t('home.payUntil', { at: moment(purchase.payUntil) }),
    purchase.collectFrom && t('home.collectFrom', { day: day(purchase.collectFrom) }),
  ].filter(Boolean);
  return (
    <Paper withBorder p="md">
      <Stack gap={6}>
        <Group gap="xs">
          <Anchor component={Link} to={`/purchases/${purchase.id}`} fw={600}>
            {purchase.title}
          </Anchor>
          <StageBadge stage={purchase.stage} />
          {purchase.undecided && <Badge color="red">{t('purchases.undecided')}</Badge>}
        </Group>
        <Gathered progress={progress} />
        <Text size="sm">
          {t('home.paid', { sum: money(progress.paid) })}
          {progress.claimed > 0 && ` · ${t('orders.claimed', { sum: money(progress.claimed) })}`}
        </Text>
        {dates.length > 0 && (
          <Text size="sm" c="dimmed">
            {dates.join(' · ')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
