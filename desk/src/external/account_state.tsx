// Whether an account works, in a word and a colour; and when its key ends.
import { Alert, Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/things';
import { clock, day, moment } from '../parts/format';
import { useMay } from '../shell/rights';

const WARNED_MS = 14 * 24 * 3_600_000;

type State = 'works' | 'paused' | 'trouble' | 'down' | 'silent';

const COLOURS: Record<State, string> = { works: 'teal', paused: 'gray', trouble: 'red', down: 'red', silent: 'yellow' };

function stateOf({ paused, trouble, downSince, silentSince }: Account): State {
  if (paused) return 'paused';
  if (trouble) return 'trouble';
  if (downSince) return 'down';
  return silentSince ? 'silent' : 'works';
}

export function AccountBadge({ account }: { account: Account }) {
  const { t } = useTranslation();
  const state = stateOf(account);
  return <Badge color={COLOURS[state]}>{t(`accountState.${state}`)}</Badge>;
}

/** What goes wrong without anybody being refused: pushes that stop, polls that show nothing, orders that are too large. */
export function Warnings({ account: { silentSince, unlistedSince, unkept } }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <>
      {silentSince && (
        <Alert color="yellow" p="xs" title={t('account.silent', { at: moment(silentSince) })}>
          {t('account.silent.text')}
        </Alert>
      )}
      {unlistedSince && (
        <Alert color="yellow" p="xs" title={t('account.unlisted', { at: moment(unlistedSince) })}>
          {t('account.unlisted.text')}
        </Alert>
      )}
      {unkept.length > 0 && (
        <Alert color="red" p="xs" title={t('account.unkept', { orders: unkept.join(', ') })}>
          {t('account.unkept.text')}
        </Alert>
      )}
    </>
  );
}

export function KeyEnd({ account: { keyEndsAt } }: { account: Account }) {
  const { t } = useTranslation();
  const may = useMay();
  if (!keyEndsAt) return null;
  const left = Date.parse(keyEndsAt) - Date.now();
  if (left > WARNED_MS) return <Text size="sm">{t('account.keyEnds', { day: day(keyEndsAt) })}</Text>;
  return (
    <Alert
      color={left > 0 ? 'yellow' : 'red'}
      p="xs"
      title={t(left > 0 ? 'account.keyEnds' : 'account.keyEnded', { day: day(keyEndsAt) })}
    >
      {t(may('accounts:write') ? 'account.keyEnds.text' : 'account.keyEnds.owner')}
    </Alert>
  );
}

/** Since when it does not answer, and when it is tried again. */
export function Down({ account: { downSince, retryAt } }: { account: Account }) {
  const { t } = useTranslation();
  if (!downSince) return null;
  return (
    <Alert color="red" p="xs" title={t('account.down', { at: moment(downSince) })}>
      {t('account.down.text', { retry: retryAt ? clock(retryAt) : '—' })}
    </Alert>
  );
}
