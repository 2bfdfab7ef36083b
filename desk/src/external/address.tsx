// The address that a marketplace pushes to: copied, and renewed.
import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, Copy, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { ACCOUNTS } from './accounts_query';
import { EarlierAddresses } from './earlier_addresses';
import { formOf } from './marketplaces';

export function Address({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [asking, { open, close }] = useDisclosure();
  const renew = useAct({
    does: (id: string, header) =>
      taken(api.POST('/v1/accounts/{account}/address', { params: { path: { account: id }, header } })),
    said: t('address.renewed'),
    touches: [ACCOUNTS],
    onDone: close,
  });
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm" c="dimmed">
        {t('address.about')} {!formOf(account.marketplace).signs && t('address.unsigned')}
      </Text>
      <Code className="words">{account.address}</Code>
      <Text size="sm">{t(account.addresses[0]?.used ? 'address.used' : 'address.waits')}</Text>
      <Group gap="xs">
        <CopyButton value={account.address}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'address.copied' : 'address.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" size="xs" leftSection={<RotateCw size={16} aria-hidden />} onClick={open}>
          {t('address.renew')}
        </Button>
      </Group>
      <EarlierAddresses account={account} />
      <Confirm
        opened={asking}
        title={t('address.renew.title')}
        action={t('address.renew')}
        busy={renew.isPending}
        onConfirm={() => renew.mutate(account.id)}
        onClose={close}
      >
        <Text>{t('address.renew.text')}</Text>
      </Confirm>
    </Stack>
  );
}
