// The accounts at marketplaces: each with its state, and a new one.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { AccountCard } from './account_card';
import { useAccounts } from './accounts_query';
import { Connecting } from './connecting';

export function Accounts() {
  const { t } = useTranslation();
  const may = useMay();
  const [connecting, { open, close }] = useDisclosure();
  const [fresh, connected] = useState('');
  const { data, isPending, isError, error, refetch } = useAccounts();
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed" className="grows">
          {t('accounts.lead')}
        </Text>
        {may('accounts:write') && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('accounts.connect')}
          </Button>
        )}
      </Group>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data?.items.length === 0 && <Empty title={t('accounts.none')} text={t('accounts.none.text')} />}
      {data?.items.map((each) => (
        <AccountCard key={each.id} account={each} fresh={each.id === fresh} />
      ))}
      <Connecting opened={connecting} onClose={close} onConnected={connected} />
    </Stack>
  );
}
