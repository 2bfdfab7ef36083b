// An address is given, and then proved: by a code, a link in Telegram, or an answer of one's own server.
import { Anchor, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { KEY } from './notifications_query';

type Channel = Schemas['NotificationChannel'];

const CODE = 6;

export function AddressForm({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const [trouble, setTrouble] = useState('');
  const [given, keep] = useState({ link: '', secret: '' });
  const [anew, again] = useState(false);
  const { channel: name, state } = channel;
  const give = useAct({
    does: (wish: string, header) =>
      taken(
        api.POST('/v1/me/notifications/{channel}/address', {
          body: { address: wish },
          params: { path: { channel: name }, header },
        }),
      ),
    said: name === 'email' || name === 'sms' ? t('notify.codeSent') : '',
    onDone: ({ link, secret, notifications }) => {
      keep({ link, secret });
      again(false);
      setAddress('');
      queries.setQueryData(KEY, notifications);
    },
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
    touches: [KEY],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTrouble('');
    if (name === 'telegram' || address.trim()) give.mutate(address.trim());
  };
  if (name === 'ok') return null;
  const waits = state === 'waiting' && !anew;
  return (
    <Stack gap="xs" className="wide">
      {waits && given.link && <Opening link={given.link} until={channel.codeUntil} />}
      {waits && given.secret && <Secret secret={given.secret} />}
      {waits && name !== 'telegram' && <Proof channel={channel} />}
      {waits ? (
        <Button variant="subtle" size="xs" className="start" onClick={() => again(true)}>
          {t(name === 'telegram' ? 'notify.otherLink' : 'notify.other')}
        </Button>
      ) : (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="xs">
            {name !== 'telegram' && (
              <TextInput
                className="grows"
                label={t(`channel.${name}.address`)}
                type={{ email: 'email', sms: 'tel', webhook: 'url' }[name]}
                autoComplete={{ email: 'email', sms: 'tel', webhook: 'off' }[name]}
                value={address}
                error={trouble}
                onChange={(event) => setAddress(event.currentTarget.value)}
              />
            )}
            <Button
              type="submit"
              variant="default"
              loading={give.isPending}
              disabled={name !== 'telegram' && !address.trim()}
            >
              {t(`channel.${name}.give`)}
            </Button>
          </Group>
        </form>
      )}
      {trouble && (waits || name === 'telegram') && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {trouble}
        </Text>
      )}
    </Stack>
  );
}

function Opening({ link, until }: { link: string; until?: string | null }) {
  const { t } = useTranslation();
  return (
    <Text>
      <Anchor href={link} target="_blank" rel="noreferrer">
        {t('notify.openLink')}
      </Anchor>{' '}
      {until && t('notify.linkUntil', { at: moment(until) })}
    </Text>
  );
}

function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Text size="sm">{t('notify.secret')}</Text>
      <Group gap="xs" wrap="nowrap">
        <Text component="code" className="broken">
          {secret}
        </Text>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {t(copied ? 'keys.copied' : 'keys.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}

/** A code that was sent; a webhook is called instead. */
function Proof({ channel: { channel: name, codeUntil, triesLeft } }: { channel: Channel }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState('');
  const typed = name !== 'webhook';
  const verify = useAct({
    does: (wish: string, header) =>
      taken(
        api.POST('/v1/me/notifications/{channel}/verification', {
          body: { code: wish },
          params: { path: { channel: name }, header },
        }),
      ),
    said: ({ right }) => (right ? t('notify.verified') : ''),
    onDone: ({ right, notifications }) => {
      setCode('');
      if (!right) setTrouble(t('notify.wrongCode'));
      queries.setQueryData(KEY, notifications);
    },
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
    touches: [KEY],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTrouble('');
    if (!typed || code.trim()) verify.mutate(code.trim());
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        {typed && (
          <TextInput
            className="grows"
            label={t('notify.code')}
            description={codeUntil ? t('notify.codeUntil', { at: moment(codeUntil), tries: triesLeft }) : undefined}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={CODE + 2}
            value={code}
            error={trouble}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={verify.isPending} disabled={typed && !code.trim()}>
          {t(typed ? 'notify.verify' : 'notify.call')}
        </Button>
      </Group>
      {!typed && trouble && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {trouble}
        </Text>
      )}
    </form>
  );
}
