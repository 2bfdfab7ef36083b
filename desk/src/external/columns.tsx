// The columns of the list of external orders, each with what it is filtered by.
import { Anchor, Badge, NativeSelect, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { Days } from '../parts/days';
import { moment } from '../parts/format';
import type { Column } from '../parts/table';
import { Words } from '../parts/words';
import { useAccounts } from './accounts_query';
import { BuyerOf } from './buyer_of';
import { isOpenThere } from './deciding';
import { Goods } from './goods';
import { OrderLink } from './order_link';
import { Retry } from './retry';
import type { ExternalAsked } from './search';
import { DECISIONS, Needs, PHASES, PUSHES, PushBadge, PushTrouble, StandsAt } from './states';

type Ask = (more: ExternalAsked) => void;

interface Given {
  asked: ExternalAsked;
  ask: Ask;
}

/** A choice of one column; nothing chosen asks for nothing. */
function useChoice({ asked, ask }: Given) {
  return (name: keyof ExternalAsked, title: string, data: readonly { value: string; label: string }[]) => (
    <NativeSelect
      size="xs"
      aria-label={title}
      data={[{ value: '', label: title }, ...data]}
      value={asked[name] ?? ''}
      onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
    />
  );
}

export function useExternalColumns(asked: ExternalAsked, ask: Ask): Column<External>[] {
  const { t } = useTranslation();
  const choice = useChoice({ asked, ask });
  const accounts = useAccounts().data?.items ?? [];
  const titleOf = new Map(accounts.map(({ id, title }) => [id, title]));
  return [
    {
      name: 'order',
      title: t('external.order'),
      cell: (each) => <Order order={each} account={titleOf.get(each.account)} />,
      filter: (
        <Stack gap={4}>
          <Words label={t('external.search')} value={asked.q ?? ''} onWords={(q) => ask({ q: q || undefined })} />
          {choice(
            'account',
            t('external.account'),
            accounts.map(({ id, title }) => ({ value: id, label: title })),
          )}
          <Period asked={asked} ask={ask} />
        </Stack>
      ),
    },
    {
      name: 'goods',
      title: t('external.goods'),
      cell: (each) => (
        <Stack gap={6}>
          <Needs needs={each.needs} />
          {each.lines.map((line) => (
            <Goods key={line.key} line={line} currency={each.currency} />
          ))}
        </Stack>
      ),
    },
    {
      name: 'buyer',
      title: t('external.buyer'),
      cell: (each) => <BuyerOf order={each} />,
      filter: (
        <Stack gap={4}>
          <Words label={t('external.who')} value={asked.who ?? ''} onWords={(who) => ask({ who: who || undefined })} />
          <Words
            label={t('external.region')}
            value={asked.region ?? ''}
            onWords={(region) => ask({ region: region || undefined })}
          />
        </Stack>
      ),
    },
    {
      name: 'shipUntil',
      title: t('external.shipUntil'),
      cell: (each) => <Deadline order={each} />,
    },
    {
      name: 'decision',
      title: t('external.decision'),
      cell: (each) => <State order={each} />,
      filter: (
        <Stack gap={4} maw={220}>
          {choice(
            'decision',
            t('external.decision'),
            DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) })),
          )}
          {choice(
            'push',
            t('external.push'),
            PUSHES.map((value) => ({ value, label: t(`push.${value}`) })),
          )}
          {choice(
            'phase',
            t('external.phase'),
            PHASES.map((value) => ({ value, label: t(`phase.${value}`) })),
          )}
        </Stack>
      ),
    },
  ];
}

function Order({ order, account }: { order: External; account?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <OrderLink place={order} strong />
      <Text size="sm" c="dimmed" component="div">
        {account ?? t(`marketplace.${order.marketplace}`)} · {moment(order.placedAt)}
      </Text>
      {(order.doubtful || order.sameSale.length > 0) && (
        <Badge color={order.doubtful ? 'yellow' : 'blue'}>{t(order.doubtful ? 'sale.doubtful' : 'sale.same')}</Badge>
      )}
      {order.test && <Badge color="grape">{t('external.test')}</Badge>}
    </>
  );
}

function Deadline({ order }: { order: External }) {
  const { t } = useTranslation();
  const { shipUntil, decision } = order;
  if (!shipUntil) return '—';
  const late = decision === 'new' && isOpenThere(order) && Date.parse(shipUntil) < Date.now();
  return (
    <Text component="span" c={late ? 'var(--mantine-color-error)' : undefined}>
      <span className="sum">{moment(shipUntil)}</span>
      {late && ` ${t('external.late')}`}
    </Text>
  );
}

function State({ order }: { order: External }) {
  const { t } = useTranslation();
  const troubled = order.lines.find(({ problem }) => problem);
  return (
    <Stack gap={4} className="starts" maw={260}>
      <StandsAt order={order} />
      <PushBadge push={order.push} />
      {troubled && <PushTrouble line={troubled} />}
      <Retry order={order} />
      {order.number && (
        <Anchor component={Link} to={`/orders/${order.number}`} size="sm">
          {t('external.ours', { number: order.number })}
        </Anchor>
      )}
    </Stack>
  );
}

function Period({ asked, ask }: Given) {
  const { t } = useTranslation();
  const of = (name: 'placedFrom' | 'placedTo') => ({
    label: t(`external.${name}`),
    value: asked[name],
    onDay: (day: string | undefined) => ask({ [name]: day }),
  });
  return <Days from={of('placedFrom')} to={of('placedTo')} />;
}
