// What waits for the organizer today: claims, deadlines, purchases that go on, messages that did not arrive.

import { Anchor, Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, MailWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Home as HomeOf } from '../api/things';
import { StageBadge } from '../parts/badges';
import { day, moment, number } from '../parts/format';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';

export function Home() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['home'],
    queryFn: () => taken(api.GET('/v1/home')),
  });
  return (
    <Page title={t('nav.home')}>
      {isPending && <Loading />}
      {isError && !data && <Failure error={error} onAgain={refetch} />}
      {data && <Whole home={data} />}
    </Page>
  );
}

const counted = ({ count, more }: { count: number; more: boolean }) => (more ? `${number(count)}+` : number(count));

function Whole({ home }: { home: HomeOf }) {
  const { t } = useTranslation();
  const { claims, undelivered } = home;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {claims && (
          <Tile icon={<BadgeCheck aria-hidden />} title={t('nav.claims')} to="/claims" action={t('home.check')}>
            {claims.waiting > 0
              ? t('home.claims', {
                  counted: counted({ count: claims.waiting, more: claims.more }),
                  at: claims.oldest ? moment(claims.oldest) : '',
                })
              : t('claims.none')}
          </Tile>
        )}
        {undelivered && (
          <Tile icon={<MailWarning aria-hidden />} title={t('nav.messages')} to="/messages" action={t('home.look')}>
            {undelivered.count > 0 ? t('home.undelivered', { counted: counted(undelivered) }) : t('notices.none')}
          </Tile>
        )}
      </SimpleGrid>
      <Today due={home.today} />
      <Going purchases={home.purchases} />
    </>
  );
}

interface TileGiven {
  icon: ReactNode;
  title: string;
  to: string;
  action: string;
  children: ReactNode;
}

function Tile({ icon, title, to, action, children }: TileGiven) {
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          {icon}
          <div>
            <Title order={2}>{title}</Title>
            <Text>{children}</Text>
          </div>
        </Group>
        <Button component={Link} to={to} variant="default">
          {action}
        </Button>
      </Group>
    </Paper>
  );
}

function Today({ due }: { due: HomeOf['today'] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2}>{t('home.today')}</Title>
        {due.length === 0 && <Text c="dimmed">{t('home.nothing')}</Text>}
        {due.map((each) => (
          <Group key={`${each.kind} ${each.purchase.id}`} gap="xs">
            <Badge variant="light" className="state" tt="none">
              {t(each.kind === 'payment' ? 'home.due.payment' : 'home.due.handout')}
            </Badge>
            <Anchor component={Link} to={`/purchases/${each.purchase.id}`}>
              {each.purchase.title}
            </Anchor>
            {each.at && <Text c="dimmed">{moment(each.at)}</Text>}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function Going({ purchases }: { purchases: HomeOf['purchases'] }) {
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
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('home.going')}</Title>
        {purchases.map((each) => (
          <Group key={each.id} gap="xs">
            <Anchor component={Link} to={`/purchases/${each.id}`} fw={600}>
              {each.title}
            </Anchor>
            <StageBadge stage={each.stage} />
            <Text size="sm" c="dimmed">
              {[
                each.paymentOpen && each.payUntil && t('home.payUntil', { at: moment(each.payUntil) }),
                each.collectFrom && t('home.collectFrom', { day: day(each.collectFrom) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
