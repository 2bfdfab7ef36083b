// One account: whether it works and what is wrong where it does not, when it was heard of, and what can be done.
import { Alert, Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/things';
import { Fact, Facts } from '../parts/facts';
import { moment, number } from '../parts/format';
import { useNamed } from '../parts/named';
import { useMay } from '../shell/rights';
import { AccountActions } from './account_actions';
import { AccountBadge, Down, KeyEnd, Warnings } from './account_state';
import { Address } from './address';
import { formOf } from './marketplaces';
import { SigningSecret } from './signing_secret';

/** `fresh`: connected just now, so it comes into sight with what is to be done next. */
export function AccountCard({ account, fresh }: { account: Account; fresh: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) card.current?.scrollIntoView({ block: 'center' });
  }, [fresh]);
  return (
    <Paper withBorder p="md" component="section" aria-label={account.title} ref={card}>
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={2}>{account.title}</Title>
          <AccountBadge account={account} />
          <Text c="dimmed">{t(`marketplace.${account.marketplace}`)}</Text>
        </Group>
        {account.explanation && (
          <Alert color="red" p="xs">
            {account.explanation}
          </Alert>
        )}
        <Down account={account} />
        <KeyEnd account={account} />
        <Warnings account={account} />
        <Known account={account} />
        {may('external:read') && (
          <Group gap="md">
            <Anchor component={Link} to="/external-log" search={{ account: account.id } as never} size="sm">
              {t('log.open')}
            </Anchor>
            <Anchor component={Link} to="/external-differences" search={{ account: account.id } as never} size="sm">
              {t('difference.title')}
            </Anchor>
          </Group>
        )}
        {account.address && may('accounts:write') && <Address account={account} />}
        {formOf(account.marketplace).signs && may('accounts:write') && (
          <SigningSecret key={account.address} account={account.id} />
        )}
        {may('accounts:write') && <AccountActions account={account} />}
      </Stack>
    </Paper>
  );
}

const at = (time: string | null): string => (time ? moment(time) : '—');

function Known({ account }: { account: Account }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <Facts>
      {Object.entries(account.settings)
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <Fact key={name} name={named('accountField', name)}>
            {value}
          </Fact>
        ))}
      {account.region && <Fact name={t('account.region')}>{account.region}</Fact>}
      {account.reserve > 0 && <Fact name={t('account.reserve')}>{number(account.reserve)}</Fact>}
      <Fact name={t('account.checkedAt')}>{at(account.checkedAt)}</Fact>
      {account.address && (
        <Fact name={t('account.receivedAt')}>
          <Received at={account.receivedAt} />
        </Fact>
      )}
      <Fact name={t('account.polledAt')}>{at(account.polledAt)}</Fact>
      {account.foundAt && <Fact name={t('account.foundAt')}>{moment(account.foundAt)}</Fact>}
    </Facts>
  );
}

/** Not each push is written down: somebody who tries it out would wait for the time to change. */
function Received({ at: time }: { at: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {at(time)}
      {time && (
        <Text size="xs" c="dimmed">
          {t('account.receivedAt.hint')}
        </Text>
      )}
    </>
  );
}
