// One purchase: where it stands, where it may go, and everything of it that may still be changed.

import { Button, Grid, Group, Paper, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { FileUp, Receipt } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { StageBadge } from '../parts/badges';
import { Fact, Facts } from '../parts/facts';
import { moment, money, percent } from '../parts/format';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { Editing } from './editing';
import { usePurchase } from './one';
import { Stages } from './stages';

export function PurchaseScreen() {
  const { t } = useTranslation();
  const { purchase: id } = useParams({ from: '/purchases/$purchase' });
  const { data: purchase, isPending, isError, error, refetch } = usePurchase(id);
  return (
    <Page title={purchase?.title ?? t('nav.purchases')} back={{ to: '/purchases', words: t('nav.purchases') }}>
      {isPending && <Loading />}
      {isError && !purchase && <Failure error={error} onAgain={refetch} />}
      {purchase && <Whole purchase={purchase} />}
    </Page>
  );
}

function Whole({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  return (
    <>
      <Group gap="xs">
        <StageBadge stage={purchase.stage} />
        <Button
          component={Link}
          to="/orders"
          search={{ purchase: purchase.id } as never}
          variant="default"
          size="xs"
          leftSection={<Receipt size={14} aria-hidden />}
        >
          {t('nav.orders')}
        </Button>
        <Button
          component={Link}
          to="/import"
          search={{ purchase: purchase.id } as never}
          variant="default"
          size="xs"
          leftSection={<FileUp size={14} aria-hidden />}
        >
          {t('nav.import')}
        </Button>
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Editing key={purchase.id} purchase={purchase} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack>
            <Stages purchase={purchase} />
            <AtAGlance purchase={purchase} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function AtAGlance({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md">
      <Facts>
        <Fact name={t('purchase.createdAt')}>{moment(purchase.createdAt)}</Fact>
        <Fact name={t('purchase.feePercent')}>{percent(purchase.feePercent)}</Fact>
        <Fact name={t('purchase.deliveryCost')}>{money(purchase.deliveryCost, purchase.currency)}</Fact>
        <Fact name={t('purchase.payment')}>
          {purchase.paymentOpen
            ? purchase.payUntil
              ? t('purchase.until', { at: moment(purchase.payUntil) })
              : t('purchase.open')
            : t('purchase.closed')}
        </Fact>
        {purchase.stopAt && <Fact name={t('purchase.stopAt')}>{moment(purchase.stopAt)}</Fact>}
      </Facts>
    </Paper>
  );
}
