// The columns of the list of orders, each with what it is filtered by.

import { Anchor, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listed } from '../api/things';
import { HANDOUTS, PAYMENT_STATES, PaymentBadge, STAGES } from '../parts/badges';
import { day, money } from '../parts/format';
import { Origin } from '../parts/origin';
import type { Column } from '../parts/table';
import { Words } from '../parts/words';
import { usePurchases } from '../purchases/all';
import { nameOf, useOrganizers } from '../settings/organizers_query';
import { usePoints } from '../settings/points_query';
import { useMay, useSeesAll } from '../shell/rights';
import { HandoutCell } from './handout_cell';
import type { Asked } from './search';

const STATUSES: readonly Listed['status'][] = [
  'created',
  'awaiting',
  'awaiting_paid',
  'preparing',
  'shipped',
  'ready',
  'delivered',
  'returned',
  'cancelled',
];

type Ask = (more: Asked) => void;
type Choice = { value: string; label: string };

/** A choice of one column; nothing chosen asks for nothing. */
function useChoice(asked: Asked, ask: Ask) {
  const { t } = useTranslation();
  return (name: keyof Asked, title: string, data: readonly Choice[], none = t('orders.any')) => (
    <NativeSelect
      size="xs"
      aria-label={title}
      data={[{ value: '', label: none }, ...data]}
      value={asked[name] ?? ''}
      onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
    />
  );
}

/** One search for two columns: what is a number stands in the column of numbers, all else in that of buyers. */
function useWords({ q = '' }: Asked, ask: Ask) {
  const isNumber = /^\d+$/.test(q);
  return (label: string, ofNumbers: boolean) => (
    <Words
      label={label}
      inputMode={ofNumbers ? 'numeric' : undefined}
      value={ofNumbers === isNumber ? q : ''}
      onWords={(words) => ask({ q: words || undefined })}
    />
  );
}

function useChoices() {
  const { t } = useTranslation();
  const { items = [] } = usePurchases();
  const points = usePoints().data?.points ?? [];
  const listed = useOrganizers().data?.items ?? [];
  const organizers = useSeesAll() ? listed : [];
  return {
    organizers: organizers.map((each) => ({ value: each.id, label: nameOf(each) })),
    purchases: items.map(({ id, title }) => ({ value: id, label: title })),
    points: points.map(({ id, title }) => ({ value: id, label: title })),
    stages: STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
    statuses: STATUSES.map((value) => ({ value, label: t(`orderStatus.${value}`) })),
    payments: PAYMENT_STATES.map((value) => ({ value, label: t(`paymentState.${value}`) })),
    owing: [
      { value: 'true', label: t('orders.owing.yes') },
      { value: 'false', label: t('orders.owing.no') },
    ],
    handouts: HANDOUTS.map((value) => ({ value, label: t(`handout.${value}`) })),
  };
}

export function useColumns(asked: Asked, ask: Ask): Column<Listed>[] {
  return [...useWhat(asked, ask), ...useHowFar(asked, ask)];
}

/** Which order of whom it is. */
function useWhat(asked: Asked, ask: Ask): Column<Listed>[] {
  const { t } = useTranslation();
  const choice = useChoice(asked, ask);
  const choices = useChoices();
  const words = useWords(asked, ask);
  return [
    {
      name: 'number',
      title: t('orders.number'),
      cell: (each) => <Numbered number={each.number} />,
      filter: words(t('orders.number'), true),
    },
    {
      name: 'createdAt',
      title: t('orders.createdAt'),
      cell: (each) => day(each.createdAt),
      minor: true,
      filter: <Period asked={asked} ask={ask} />,
    },
    {
      name: 'buyer',
      title: t('order.buyer'),
      cell: (each) => <Whose buyer={each.buyer} />,
      filter: words(t('orders.search'), false),
    },
    {
      name: 'purchase',
      title: t('order.purchase'),
      cell: (each) => <Origin number={each.number} purchase={each.purchase} size="sm" />,
      filter: (
        <Stack gap={4}>
          {choice('purchase', t('order.purchase'), choices.purchases, t('order.purchase'))}
          {choice('stage', t('purchase.stage'), choices.stages, t('purchase.stage'))}
          {choices.organizers.length > 1 &&
            choice('organizer', t('orders.organizer'), choices.organizers, t('orders.organizer'))}
        </Stack>
      ),
    },
  ];
}

/** What has become of it. */
function useHowFar(asked: Asked, ask: Ask): Column<Listed>[] {
  const { t } = useTranslation();
  const choice = useChoice(asked, ask);
  const choices = useChoices();
  const may = useMay();
  return [
    {
      name: 'status',
      title: t('orders.status'),
      cell: (each) => t(`orderStatus.${each.status}`),
      filter: choice('status', t('orders.status'), choices.statuses),
    },
    { name: 'total', title: t('order.total'), cell: (each) => money(each.total, each.currency), end: true },
    {
      name: 'paid',
      title: t('order.paid'),
      cell: (each) => <Paid order={each} />,
      filter: (
        <Stack gap={4}>
          {choice('paymentState', t('order.paid'), choices.payments)}
          {choice('owing', t('orders.owing'), choices.owing, t('orders.owing'))}
        </Stack>
      ),
    },
    {
      name: 'point',
      title: t('order.point'),
      cell: (each) => each.point?.title ?? '—',
      minor: true,
      filter: choice('point', t('order.point'), choices.points),
    },
    {
      name: 'handout',
      title: t('order.pickup'),
      cell: (each) => (may('orders:write') ? <HandoutCell order={each} /> : t(`handout.${each.handout}`)),
      filter: choice('handout', t('order.pickup'), choices.handouts),
    },
  ];
}

function Numbered({ number }: { number: string }) {
  return (
    <Anchor component={Link} to={`/orders/${number}`} fw={600}>
      № {number}
    </Anchor>
  );
}

function Whose({ buyer }: { buyer: Listed['buyer'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Anchor component={Link} to={`/buyers/${buyer.id}`}>
        {buyer.name || t('buyer.nameless')}
      </Anchor>
      <Text size="xs" c="dimmed" component="div">
        {buyer.phone}
      </Text>
    </>
  );
}

function Paid({ order }: { order: Listed }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2} className="starts">
      {money(order.paid, order.currency)}
      <PaymentBadge state={order.paymentState} elsewhere={order.paidElsewhere} />
      {order.claimed > 0 && (
        <Text size="xs" c="dimmed">
          {t('orders.claimed', { sum: money(order.claimed, order.currency) })}
        </Text>
      )}
    </Stack>
  );
}

function Period({ asked, ask }: { asked: Asked; ask: Ask }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      {(['createdFrom', 'createdTo'] as const).map((name) => (
        <TextInput
          key={name}
          size="xs"
          type="date"
          aria-label={t(`orders.${name}`)}
          value={asked[name] ?? ''}
          onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
        />
      ))}
    </Stack>
  );
}
