// An account is removed with its key and its addresses, so it is asked about; its orders stay.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { useQuicker } from '../parts/quicker';
import { ACCOUNTS } from './accounts_query';

export function AccountRemoval({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { told } = useQuicker(ACCOUNTS, false);
  const remove = useAct({
    does: ({ id, version }: Account) =>
      taken(api.DELETE('/v1/accounts/{account}', { params: { path: { account: id }, header: seen(version) } })),
    said: t('account.removed'),
    touches: [ACCOUNTS],
    onDone: onClose,
    onRefused: (refusal) => told(refusal) && false,
  });
  return (
    <Confirm
      opened={account !== null}
      title={t('account.remove.title', { title: account?.title ?? '' })}
      action={t('account.remove')}
      danger
      busy={remove.isPending}
      onConfirm={() => account && remove.mutate(account)}
      onClose={onClose}
    >
      <Text>{t('account.remove.text')}</Text>
    </Confirm>
  );
}
