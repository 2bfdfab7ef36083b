// What is due today, each with the way to where it is done.
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Home } from '../api/things';
import { moment } from '../parts/format';

type Due = Home['today'][number];

const WORDS = {
  payment: 'home.due.payment',
  stop: 'home.due.stop',
  handout: 'home.due.handout',
  decision: 'home.due.decision',
} as const;
const wordsOf = (kind: string) => WORDS[kind as keyof typeof WORDS] ?? 'home.due.handout';

export function Today({ due }: { due: Home['today'] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs">
        <Title order={2}>{t('home.today')}</Title>
        {due.length === 0 && <Text c="dimmed">{t('home.nothing')}</Text>}
        {due.map((each) => (
          <Group key={`${each.kind} ${each.purchase.id}`} gap="xs">
            <Badge>{t(wordsOf(each.kind))}</Badge>
            <Anchor component={Link} to={`/purchases/${each.purchase.id}`}>
              {each.purchase.title}
            </Anchor>
            {each.at && <Text c="dimmed">{moment(each.at)}</Text>}
            <Orders due={each} />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** Who has not paid on the last day, and whose orders are handed out on the first. */
function Orders({ due: { kind, purchase } }: { due: Due }) {
  const { t } = useTranslation();
  if (kind === 'stop' || kind === 'decision') return null;
  const unpaid = kind === 'payment';
  return (
    <Anchor
      component={Link}
      to="/orders"
      search={{ purchase: purchase.id, ...(unpaid && { owing: 'true' }) } as never}
      size="sm"
    >
      {t(unpaid ? 'home.unpaid' : 'nav.orders')}
    </Anchor>
  );
}
