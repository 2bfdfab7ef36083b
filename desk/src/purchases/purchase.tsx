// One purchase: where it stands, where it may go, and everything of it that may still be changed.

import { Badge, Button, Grid, Group, Image, Paper, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { FileUp, Mail, Receipt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { Fact, Facts } from '../parts/facts';
import { moment, money, percent } from '../parts/format';
import { Gathered } from '../parts/gathered';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { Editing } from './editing';
import { usePurchase } from './one';
import { Stepping, Steps, Undecided, useStep } from './steps';

export function PurchaseScreen() {
  const { t } = useTranslation();
  const { purchase: id } = useParams({ from: '/purchases/$purchase' });
  const { data: purchase, isPending, isError, error, refetch } = usePurchase(id);
  return (
    <Page title={purchase?.title ?? t('nav.purchases')} back={{ to: '/purchases', words: t('nav.purchases') }}>
      {isPending && <Loading />}
      {isError && !purchase && <Failure error={error} onAgain={refetch} />}
      {purchase && <Whole key={purchase.id} purchase={purchase} />}
    </Page>
  );
}

function Whole({ purchase }: { purchase: Purchase }) {
  const may = useMay();
  const [step, wish] = useStep();
  return (
    <>
      <Ways purchase={purchase} />
      {purchase.undecided && may('purchases:write') && <Undecided onWish={wish} />}
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Editing purchase={purchase} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack>
            <AtAGlance purchase={purchase} />
            {may('purchases:write') && <Steps purchase={purchase} onWish={wish} />}
          </Stack>
        </Grid.Col>
      </Grid>
      <Stepping purchase={purchase} step={step} onClose={() => wish(null)} />
    </>
  );
}

/** To what belongs to it. */
function Ways({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const may = useMay();
  const search = { purchase: purchase.id } as never;
  const look = { variant: 'default', size: 'xs' };
  return (
    <Group gap="xs">
      <StageBadge stage={purchase.stage} />
      {purchase.archived && <Badge color="gray">{t('purchases.archived')}</Badge>}
      <Button component={Link} to="/orders" search={search} {...look} leftSection={<Receipt size={14} aria-hidden />}>
        {t('nav.orders')}
      </Button>
      {may('imports:run') && (
        <Button component={Link} to="/import" search={search} {...look} leftSection={<FileUp size={14} aria-hidden />}>
          {t('nav.import')}
        </Button>
      )}
      {may('notices:read') && (
        <Button
          component={Link}
          to={`/purchases/${purchase.id}/messages`}
          {...look}
          leftSection={<Mail size={14} aria-hidden />}
        >
          {t('purchase.messages')}
        </Button>
      )}
    </Group>
  );
}

function AtAGlance({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const { progress, currency } = purchase;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        {purchase.picture && <Image src={purchase.picture} alt="" radius="md" mah={160} fit="cover" />}
        <Gathered {...purchase} />
        <Facts>
          <Fact name={t('purchase.paid')}>{money(progress.paid, currency)}</Fact>
          {progress.claimed > 0 && <Fact name={t('order.claimed')}>{money(progress.claimed, currency)}</Fact>}
          {purchase.stopAt && <Fact name={t('purchase.stopAt')}>{moment(purchase.stopAt)}</Fact>}
          <Fact name={t('purchase.payment')}>
            {purchase.paymentOpen
              ? purchase.payUntil
                ? t('purchase.until', { at: moment(purchase.payUntil) })
                : t('purchase.open')
              : t('purchase.closed')}
          </Fact>
          <Fact name={t('purchase.feePercent')}>{percent(purchase.feePercent)}</Fact>
          <Fact name={t('purchase.deliveryCost')}>{money(purchase.deliveryCost, currency)}</Fact>
          <Fact name={t('purchase.createdAt')}>{moment(purchase.createdAt)}</Fact>
        </Facts>
      </Stack>
    </Paper>
  );
}
