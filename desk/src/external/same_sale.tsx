// One sale that two accounts show: where it is decided; and where nobody is sure, the question whether it is the same.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { External } from '../api/things';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { useQuicker } from '../parts/quicker';
import { EXTERNAL } from '../parts/touches';
import { useMay } from '../shell/rights';
import { useAccountName } from './account_name';
import { keyOf } from './deciding';
import { Goods } from './goods';
import { OrderLink } from './order_link';
import { isFollowing } from './states';

type Place = Pick<External, 'account' | 'order'>;

export function SameSale({ order }: { order: External }) {
  const { t } = useTranslation();
  const may = useMay();
  const { act, busy } = useSaying(order);
  if (order.doubtful) return <Doubt order={order} />;
  if (!order.sameSale.length) return null;
  const follows = isFollowing(order);
  return (
    <Alert color="blue" title={t('sale.same')}>
      <Stack gap="xs" align="flex-start">
        {order.sameSale.map((each) => (
          <To key={`${each.account} ${each.order}`} place={each} />
        ))}
        <Text size="sm">{t(follows ? 'sale.follows' : 'sale.leads')}</Text>
        {follows && may('external:decide') && (
          <Button size="xs" variant="default" loading={busy} onClick={() => act(null)}>
            {t('sale.part')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function Doubt({ order }: { order: External }) {
  const { t } = useTranslation();
  const may = useMay();
  const { act, busy } = useSaying(order);
  const path = { account: order.account, order: order.order };
  const decides = may('external:decide');
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['external', 'sale', order.account, order.order],
    queryFn: () => taken(api.GET('/v1/external-orders/{account}/{order}/sale', { params: { path } })),
    enabled: decides,
  });
  return (
    <Alert color="yellow" title={t('sale.doubt')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('sale.doubtAbout')}</Text>
        {decides && isPending && <Text size="sm">{t('sale.looking')}</Text>}
        {decides && isError && (
          <Group gap="xs">
            <Text size="sm">{t('sale.failed')}</Text>
            <Button size="xs" variant="default" onClick={() => refetch()}>
              {t('sale.again')}
            </Button>
          </Group>
        )}
        {data && !data.items.length && <Text size="sm">{t('sale.none')}</Text>}
        {data?.items.map((each) => (
          <Stack key={`${each.account} ${each.order}`} gap={4} align="flex-start">
            <To place={each} />
            <Text size="sm" c="dimmed">
              {moment(each.placedAt)}
            </Text>
            {each.lines.map((line) => (
              <Goods key={line.key} line={line} currency={each.currency} />
            ))}
            <Button size="xs" loading={busy} onClick={() => act({ account: each.account, order: each.order })}>
              {t('sale.join')}
            </Button>
          </Stack>
        ))}
        {decides && (
          <Button size="xs" variant="default" loading={busy} onClick={() => act(null)}>
            {t('sale.apart')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

function To({ place }: { place: Place }) {
  const nameOf = useAccountName();
  return <OrderLink place={place} of={nameOf(place.account)} />;
}

function useSaying(order: External) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { told } = useQuicker(keyOf(order.account, order.order));
  const path = { account: order.account, order: order.order };
  const { mutate, isPending } = useAct({
    does: (same: Place | null) =>
      taken(
        api.PATCH('/v1/external-orders/{account}/{order}/sale', {
          params: { path, header: seen(order.version) },
          body: { same },
        }),
      ),
    said: t('sale.said'),
    touches: EXTERNAL,
    onDone: (after) => {
      queries.setQueryData(keyOf(order.account, order.order), after);
      queries.invalidateQueries({ queryKey: ['external'] });
    },
    onRefused: (refusal) => told(refusal) && false,
  });
  return { act: mutate, busy: isPending };
}
