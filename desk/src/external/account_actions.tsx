// What can be done with an account: asked whether it lets us in, paused, changed, given another key, removed.
import { Group } from '@mantine/core';
import { KeyRound, Pause, Pencil, Play, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Account } from '../api/things';
import { useAct } from '../parts/act';
import { CardButton } from '../parts/card_button';
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
  const { check, pause } = useCalls(account);
  const Sign = account.paused ? Play : Pause;
  return (
    <Group gap="xs">
      <CardButton
        sign={RotateCw}
        words={t('account.check')}
        busy={check.isPending}
        onClick={() => check.mutate(account.id)}
      />
      <CardButton sign={Pencil} words={t('action.edit')} onClick={() => setWish('change')} />
      <CardButton sign={KeyRound} words={t('account.newKey')} onClick={() => setWish('key')} />
      <CardButton
        sign={Sign}
        words={t(account.paused ? 'account.resume' : 'account.pause')}
        busy={pause.isPending}
        onClick={() => pause.mutate(!account.paused)}
      />
      <CardButton sign={Trash2} words={t('account.remove')} danger onClick={() => setWish('remove')} />
      <Dialogs account={account} wish={wish} onClose={() => setWish(null)} />
    </Group>
  );
}

interface Wished {
  account: Account;
  wish: Wish | null;
  onClose: () => void;
}

/** What asks for more than a press. */
function Dialogs({ account, wish, onClose }: Wished) {
  const { t } = useTranslation();
  return (
    <>
      <Dialog opened={wish === 'change'} onClose={onClose} title={account.title}>
        {({ close }) => wish === 'change' && <AccountForm account={account} onClose={close} />}
      </Dialog>
      <Dialog opened={wish === 'key'} onClose={onClose} title={t('account.newKey')}>
        {({ close }) => wish === 'key' && <NewSecrets account={account} onClose={close} />}
      </Dialog>
      <AccountRemoval account={wish === 'remove' ? account : null} onClose={onClose} />
    </>
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
