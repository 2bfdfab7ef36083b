// What the file will do to each buyer's order, line by line.
import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Minus, Plus, Replace } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { money, number } from '../parts/format';
import { Below, useList } from '../parts/list';
import { usePurchase } from '../purchases/one';
import type { Import } from './watch';

type Order = Schemas['OrderDifference'];
type Line = Schemas['LineDifference'];
type Side = NonNullable<Line['after']>;

const SIGNS = { added: Plus, removed: Minus, changed: Replace };

export function Differences({ job }: { job: Import }) {
  const { t } = useTranslation();
  const { data: purchase } = usePurchase(job.purchase);
  const list = useList(['import', job.id, 'differences'], (cursor) =>
    taken(api.GET('/v1/imports/{job}/differences', { params: { path: { job: job.id }, query: { cursor } } })),
  );
  return (
    <Stack gap="sm">
      <Title order={2}>{t('differences.title')}</Title>
      {purchase && purchase.deliveryCost > 0 && <Text c="dimmed">{t('differences.delivery')}</Text>}
      {list.items?.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two buyers may bear one name, and the list only grows
        <Buyer key={place} order={each} />
      ))}
      <Below list={list} empty={<Text>{t('differences.none')}</Text>} />
    </Stack>
  );
}

/** A new order is usually right; a changed one is what the organizer came to look at, so it lies open. */
function Buyer({ order }: { order: Order }) {
  const { t } = useTranslation();
  const changed = order.kind === 'changed';
  return (
    <Paper withBorder p="sm">
      <details open={changed}>
        <summary>
          <Group component="span" gap="xs" display="inline-flex">
            <Text component="bdi" fw={600}>
              {order.buyer}
            </Text>
            {order.number && <Text component="span">№ {order.number}</Text>}
            <Badge color={changed ? 'yellow' : 'teal'}>{t(changed ? 'differences.changed' : 'differences.new')}</Badge>
            <Text component="span">
              {changed && order.before !== null && <s>{money(order.before)}</s>} <b>{money(order.after)}</b>
            </Text>
            <Text component="span" c="dimmed">
              {told(order, t)}
            </Text>
          </Group>
        </summary>
        <List listStyleType="none" mt="xs" spacing="xs">
          {order.lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file have no name of their own
            <List.Item key={place}>
              <Move line={line} />
            </List.Item>
          ))}
        </List>
      </details>
    </Paper>
  );
}

/** What moves; of an order whose lines stay as they are, what else comes with the file. */
function told({ lines, contact, pictures }: Order, t: TFunction): string {
  if (lines.length) return t('differences.moves', { count: lines.length });
  return contact ? t('differences.contact') : t('differences.pictures', { count: pictures });
}

function Move({ line }: { line: Line }) {
  const { t } = useTranslation();
  const kind = line.change === 'added' || line.change === 'removed' ? line.change : 'changed';
  const Sign = SIGNS[kind];
  const whole = line.after ?? line.before;
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Sign size={18} aria-label={t(`move.${kind}`)} />
      <div>
        <Text td={kind === 'removed' ? 'line-through' : undefined}>{line.name}</Text>
        <Text size="sm" c="dimmed">
          {[line.article, line.option].filter(Boolean).join(' · ')}
        </Text>
        {kind === 'changed' && line.before && line.after ? (
          <Changed before={line.before} after={line.after} />
        ) : (
          whole && (
            <Text size="sm">
              {number(whole.quantity)} × {money(whole.price)} {whole.comment}
            </Text>
          )
        )}
      </div>
    </Group>
  );
}

function Changed({ before, after }: { before: Side; after: Side }) {
  const { t } = useTranslation();
  const written = (name: keyof Side, side: Side) =>
    name === 'price'
      ? money(side.price)
      : name === 'quantity'
        ? number(side.quantity)
        : side.comment || t('move.noComment');
  return (['quantity', 'price', 'comment'] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => (
      <Text key={name} size="sm">
        {t(`move.${name}`)}: <s>{written(name, before)}</s> → <b>{written(name, after)}</b>
      </Text>
    ));
}
