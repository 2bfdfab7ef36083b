// One order of a marketplace: what it still needs first, then its lines and what is decided of each.
import { Alert, Anchor, Badge, Grid, Group, Paper, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { Fact, Facts } from '../parts/facts';
import { moment } from '../parts/format';
import { useNamed } from '../parts/named';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { useAccountName } from './account_name';
import { BuyerOf } from './buyer_of';
import { isOpenThere, useExternal } from './deciding';
import { Lines } from './lines';
import { Retry } from './retry';
import { SameSale } from './same_sale';
import { PushBadge, StandsAt } from './states';

export function ExternalOrderScreen() {
  const { t } = useTranslation();
  const { account, order: number } = useParams({ from: '/external/$account/$order' });
  const { data: order, isPending, isError, error, refetch } = useExternal(account, number);
  return (
    <Page
      title={t('external.title', { order: number })}
      whole={`№ ${number}`}
      back={{ to: '/external', words: t('nav.external') }}
      actions={order && <Retry order={order} />}
    >
      {isPending && <Loading />}
      {isError && !order && <Failure error={error} onAgain={refetch} />}
      {order && <Whole key={`${account} ${number}`} order={order} />}
    </Page>
  );
}

function Whole({ order }: { order: External }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <>
      {order.needs.length > 0 && (
        <Alert color="yellow" title={t('needs.title')}>
          {t(order.push === 'failed' ? 'needs.again' : 'needs.text', {
            needs: order.needs.map((each) => named('need', each)).join(', '),
          })}
        </Alert>
      )}
      <SameSale order={order} />
      {!isOpenThere(order) && <Alert color="gray">{t(aboutOf(order))}</Alert>}
      <Group gap="xs">
        <StandsAt order={order} />
        <PushBadge push={order.push} />
        {order.test && <Badge color="grape">{t('external.test')}</Badge>}
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Lines order={order} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <AtAGlance order={order} />
        </Grid.Col>
      </Grid>
    </>
  );
}

/** What we refused is cancelled there because of it. */
function aboutOf({ phase, decision }: External) {
  if (phase === 'cancelled' && decision === 'refused') return 'phaseAbout.refused';
  return `phaseAbout.${phase as 'unpaid' | 'done' | 'cancelled' | 'split'}` as const;
}

function AtAGlance({ order }: { order: External }) {
  const { t } = useTranslation();
  const named = useNamed();
  const nameOf = useAccountName();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Facts>
          <Fact name={t('external.account')}>{nameOf(order.account, order.marketplace)}</Fact>
          <Fact name={t('external.placedAt')}>{moment(order.placedAt)}</Fact>
          {order.shipUntil && <Fact name={t('external.shipUntil')}>{moment(order.shipUntil)}</Fact>}
          <Fact name={t('external.buyer')}>
            <BuyerOf order={order} />
            {order.buyer?.id && (
              <Anchor
                component={Link}
                to="/external"
                search={{ all: 'true', buyer: order.buyer.id } as never}
                size="sm"
                display="block"
              >
                {t('external.allOfBuyer')}
              </Anchor>
            )}
          </Fact>
          {order.comment && <Fact name={t('external.comment')}>{order.comment}</Fact>}
          {order.group && order.group !== order.order && <Fact name={t('external.group')}>{order.group}</Fact>}
          <Fact name={t('external.phase')}>
            {t(`phase.${order.phase}`)}
            <Text size="sm" c="dimmed" component="div">
              {[order.status, order.substatus].filter(Boolean).join(', ')}
            </Text>
          </Fact>
          {order.soldAt && (
            <Fact name={t('sale.soldAt')}>
              {[named('soldAt', order.soldAt.marketplace), order.soldAt.order && `№ ${order.soldAt.order}`]
                .filter(Boolean)
                .join(' · ')}
            </Fact>
          )}
          {order.freeRefusal !== null && (
            <Fact name={t('external.refusal')}>{t(order.freeRefusal ? 'refuse.free' : 'refuse.dear')}</Fact>
          )}
          {order.number && (
            <Fact name={t('external.ourOrder')}>
              <Anchor component={Link} to={`/orders/${order.number}`}>
                № {order.number}
              </Anchor>
            </Fact>
          )}
        </Facts>
        <Anchor
          component={Link}
          to="/external-log"
          search={{ account: order.account, order: order.order } as never}
          size="sm"
        >
          {t('log.open')}
        </Anchor>
      </Stack>
    </Paper>
  );
}
