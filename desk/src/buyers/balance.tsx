// What is on a buyer's balance, and what can be done with it.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listed } from '../api/things';
import { money } from '../parts/format';
import { useMay } from '../shell/rights';
import { CreditForm, debt, type Move, spare } from './credit_form';
import type { Ledger } from './queries';

export function Balance({ buyer, ledger, orders }: { buyer: string; ledger: Ledger; orders: Listed[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [move, setMove] = useState<Move | null>(null);
  const giving = orders.filter((each) => spare(each) > 0);
  const taking = orders.filter((each) => debt(each) > 0);
  const possible: Record<Move, boolean> = {
    save: giving.length > 0,
    use: ledger.balance > 0 && taking.length > 0,
    return: ledger.balance > 0,
  };
  const moves = (['save', 'use', 'return'] as const).filter((each) => possible[each]);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2}>{t('buyer.balance')}</Title>
        <Text size="xl" fw={700}>
          {money(ledger.balance, ledger.currency ?? undefined)}
        </Text>
        {!giving.length && ledger.balance === 0 && <Text c="dimmed">{t('credit.noneToSave')}</Text>}
        {may('payments:record') && moves.length > 0 && (
          <Group gap="xs">
            {moves.map((each) => (
              <Button key={each} size="xs" variant="default" onClick={() => setMove(each)}>
                {t(`credit.${each}`)}
              </Button>
            ))}
          </Group>
        )}
        <CreditForm
          move={move}
          buyer={buyer}
          orders={move === 'save' ? giving : taking}
          balance={ledger.balance}
          currency={ledger.currency ?? undefined}
          onClose={() => setMove(null)}
        />
      </Stack>
    </Paper>
  );
}
