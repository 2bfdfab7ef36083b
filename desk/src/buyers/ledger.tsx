// All money of a buyer with the organizers, read like a bank's: each entry with what there was after it.
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moment, money } from '../parts/format';
import { moneyKind, useNamed } from '../parts/named';
import { type Column, DataTable } from '../parts/table';
import { RecordedBy } from '../payments/recorded';
import type { Ledger } from './queries';

type Line = Ledger['items'][number];

export function BuyersLedger({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation();
  const named = useNamed();
  const currency = ledger.currency ?? undefined;
  const columns: Column<Line>[] = [
    { name: 'at', title: t('ledger.at'), cell: (each) => moment(each.at) },
    {
      name: 'kind',
      title: t('ledger.kind'),
      cell: (each) => (
        <>
          {each.order ? named('money', moneyKind(each)) : t('buyer.balance')}{' '}
          {(each.order ?? each.counterpart) && (
            <Anchor component={Link} to={`/orders/${each.order ?? each.counterpart}`} size="sm" className="sum">
              № {each.order ?? each.counterpart}
            </Anchor>
          )}
        </>
      ),
    },
    { name: 'note', title: t('ledger.note'), cell: (each) => each.note },
    { name: 'by', title: t('payments.by'), cell: (each) => <RecordedBy by={each.recordedBy} />, minor: true },
    { name: 'amount', title: t('ledger.amount'), cell: (each) => money(each.amount, currency), end: true },
    { name: 'balance', title: t('buyer.after'), cell: (each) => money(each.balance, currency), end: true },
  ];
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('buyer.ledger')}</Title>
        {ledger.items.length ? (
          <DataTable
            label={t('buyer.ledger')}
            rows={ledger.items}
            columns={columns}
            id={(each) => `${each.id} ${each.order}`}
          />
        ) : (
          <Text c="dimmed">{t('buyer.noLedger')}</Text>
        )}
      </Stack>
    </Paper>
  );
}
