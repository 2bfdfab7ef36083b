// What rules would decide of each line, beside what was decided, with the explanation.
import { Badge, Button, Center, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { day, money, number } from '../parts/format';
import { type Column, DataTable } from '../parts/table';
import type { Foreseen } from './dry_run_pages';
import { OrderLink } from './order_link';
import { Why } from './why';

const SHOWN = 50;

const COLOURS: Record<Schemas['Act'], string> = { accept: 'teal', refuse: 'red', leave: 'gray' };

export function ForeseenLines({ lines, compared }: { lines: readonly Foreseen[]; compared: boolean }) {
  const { t } = useTranslation();
  const [most, show] = useState(SHOWN);
  if (!lines.length) return <Text>{t('dryRun.noneSuch')}</Text>;
  const columns: Column<Foreseen>[] = [
    { name: 'order', title: t('external.order'), cell: (each) => <Order line={each} /> },
    { name: 'goods', title: t('external.goods'), cell: (each) => <Goods line={each} /> },
    { name: 'was', title: t('dryRun.was'), cell: ({ was }) => <ActBadge act={was} /> },
    ...(compared
      ? [
          {
            name: 'saved',
            title: t('dryRun.saved'),
            cell: ({ saved }: Foreseen) => <Outcome outcome={saved} />,
          },
        ]
      : []),
    {
      name: 'now',
      title: t(compared ? 'dryRun.changedRules' : 'dryRun.now'),
      cell: ({ now }) => (
        <Stack gap={4} className="starts">
          <Outcome outcome={now} />
          <Why why={now.why} />
        </Stack>
      ),
    },
  ];
  return (
    <>
      <DataTable
        label={t('dryRun.title')}
        rows={lines.slice(0, most)}
        columns={columns}
        id={({ account, order, key }) => `${account} ${order} ${key}`}
      />
      {lines.length > most && (
        <Center>
          <Button variant="default" onClick={() => show(most + SHOWN)}>
            {t('action.more')}
          </Button>
        </Center>
      )}
    </>
  );
}

function Order({ line: { account, order, placedAt } }: { line: Foreseen }) {
  return (
    <>
      <OrderLink place={{ account, order }} strong />
      <Text size="sm" c="dimmed" component="div">
        {day(placedAt)}
      </Text>
    </>
  );
}

function Goods({ line: { article, name, quantity, price } }: { line: Foreseen }) {
  const sum = [quantity === null ? '' : number(quantity), price === null ? '' : money(price)];
  return (
    <>
      <Text component="span" fw={600}>
        {article || name}
      </Text>{' '}
      <span className="sum">{sum.filter(Boolean).join(' × ')}</span>
      {article && name && (
        <Text size="sm" c="dimmed" component="div">
          {name}
        </Text>
      )}
    </>
  );
}

function ActBadge({ act }: { act: Schemas['Act'] }) {
  const { t } = useTranslation();
  return <Badge color={COLOURS[act]}>{t(`act.${act}`)}</Badge>;
}

function Outcome({ outcome: { act, offer } }: { outcome: Schemas['RuleOutcome'] }) {
  return (
    <div>
      <ActBadge act={act} />
      {offer && (
        <Text size="sm" component="div">
          {offer}
        </Text>
      )}
    </div>
  );
}
