// What can be done with an account: asked whether it lets us in, paused, changed, given another key, removed.
import { Button, Group } from '@mantine/core';
import { KeyRound, Pause, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { useQuicker } from '../parts/quicker';
import { AccountForm } from './account_form';
import { AccountRemoval } from './account_removal';
import { ACCOUNTS } from './accounts_query';
import { NewSecrets } from './new_secrets';

type Wish = 'change' | 'key' | 'remove';

export function AccountActions({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => setWish(null);
  const { check, pause } = useCalls(account);
  const Sign = account.paused ? Play : Pause;
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<RotateCw size={16} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate(account.id)}
      >
        {t('account.check')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Pencil size={16} aria-hidden />}
        onClick={() => setWish('change')}
      >
        {t('action.edit')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<KeyRound size={16} aria-hidden />}
        onClick={() => setWish('key')}
      >
        {t('account.newKey')}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<Sign size={16} aria-hidden />}
        loading={pause.isPending}
        onClick={() => pause.mutate(!account.paused)}
      >
        {t(account.paused ? 'account.resume' : 'account.pause')}
      </Button>
      <Button
        variant="default"
        size="xs"
        c="var(--mantine-color-error)"
        leftSection={<Trash2 size={16} aria-hidden />}
        onClick={() => setWish('remove')}
      >
        {t('account.remove')}
      </Button>
      <Dialog opened={wish === 'change'} onClose={close} title={account.title}>
        {(held) => wish === 'change' && <AccountForm account={account} onClose={held.close} />}
      </Dialog>
      <Dialog opened={wish === 'key'} onClose={close} title={t('account.newKey')}>
        {(held) => wish === 'key' && <NewSecrets account={account} onClose={held.close} />}
      </Dialog>
      <AccountRemoval account={wish === 'remove' ? account : null} onClose={close} />
    </Group>
  );
}

function useCalls({ id, version }: Account) {
  const { t } = useTranslation();
  const path = { account: id };
  const { told } = useQuicker(ACCOUNTS, false);
  const check = useAct({
    does: (account: string, header) =>
      taken(api.POST('/v1/accounts/{account}/check', { params: { path: { account }, header } })),
    said: ({ trouble }) => (trouble ? '' : t('account.checked')),
    touches: [ACCOUNTS],
  });
  const pause = useAct({
    does: (paused: boolean) =>
      taken(api.PATCH('/v1/accounts/{account}', { params: { path, header: seen(version) }, body: { paused } })),
    said: ({ paused }) => t(paused ? 'account.paused' : 'account.resumed'),
    touches: [ACCOUNTS],
    onRefused: (refusal) => told(refusal) && false,
  });
  return { check, pause };
}
