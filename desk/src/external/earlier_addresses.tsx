// Addresses from before a renewal: which of them the marketplace still pushes to, and that they end.
import { Button, Code, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { ACCOUNTS } from './accounts_query';

export function EarlierAddresses({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [asking, { open, close }] = useDisclosure();
  const end = useAct({
    does: (id: string, header) =>
      taken(api.POST('/v1/accounts/{account}/address/end', { params: { path: { account: id }, header } })),
    said: t('address.ended'),
    touches: [ACCOUNTS],
    onDone: close,
  });
  const earlier = account.addresses.slice(1);
  if (!earlier.length) return null;
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm">{t('address.earlier')}</Text>
      <List size="sm" listStyleType="none" spacing={6}>
        {earlier.map(({ address, used }) => (
          <List.Item key={address}>
            <Text size="sm">{t(used ? 'address.earlier.used' : 'address.earlier.waits')}</Text>
            <Code className="words">{address}</Code>
          </List.Item>
        ))}
      </List>
      <Button variant="default" size="xs" leftSection={<Ban size={16} aria-hidden />} onClick={open}>
        {t('address.end')}
      </Button>
      <Confirm
        opened={asking}
        title={t('address.end.title')}
        action={t('address.end')}
        danger
        busy={end.isPending}
        onConfirm={() => end.mutate(account.id)}
        onClose={close}
      >
        <Text>{t('address.end.text')}</Text>
      </Confirm>
    </Stack>
  );
}
