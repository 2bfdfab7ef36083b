// An address is given, and then waits to be proved: by a code, a link in Telegram, or an answer of one's own server.
import { Anchor, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { TroubleLine } from '../parts/trouble';
import { NotificationProof } from './notification_proof';
import { KEY } from './notifications_query';

type Channel = Schemas['NotificationChannel'];

/** What was answered to an address: where to go, or the secret to sign with. */
interface Answered {
  link: string;
  secret: string;
}

function useGiving(name: Channel['channel'], onGiven: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [address, write] = useState('');
  const [trouble, tell] = useState('');
  const [answered, keep] = useState<Answered>({ link: '', secret: '' });
  const give = useAct({
    does: (wish: string, header) => {
      const params = { path: { channel: name }, header };
      return taken(api.POST('/v1/me/notifications/{channel}/address', { body: { address: wish }, params }));
    },
    said: name === 'email' || name === 'sms' ? t('notify.codeSent') : '',
    onDone: ({ link, secret, notifications }) => {
      keep({ link, secret });
      onGiven();
      write('');
      queries.setQueryData(KEY, notifications);
    },
    onRefused: (refusal) => {
      tell(refusal.message);
      return true;
    },
    touches: [KEY],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tell('');
    if (name === 'telegram' || address.trim()) give.mutate(address.trim());
  };
  return { address, write, trouble, answered, submit, busy: give.isPending };
}

export function AddressForm({ channel }: { channel: Channel }) {
  const { channel: name, state } = channel;
  const [anew, again] = useState(false);
  const giving = useGiving(name, () => again(false));
  if (name === 'ok') return null;
  const waits = state === 'waiting' && !anew;
  return (
    <Stack gap="xs" className="wide">
      {waits ? (
        <Waiting channel={channel} answered={giving.answered} onAgain={() => again(true)} />
      ) : (
        <Giving name={name} giving={giving} />
      )}
      {(waits || name === 'telegram') && <TroubleLine words={giving.trouble} size="sm" />}
    </Stack>
  );
}

interface Given {
  name: Exclude<Channel['channel'], 'ok'>;
  giving: ReturnType<typeof useGiving>;
}

/** Telegram has no address: it is found by a link. */
function Giving({ name, giving: { address, write, trouble, submit, busy } }: Given) {
  const { t } = useTranslation();
  const typed = name !== 'telegram';
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        {typed && (
          <TextInput
            className="grows"
            label={t(`channel.${name}.address`)}
            type={{ email: 'email', sms: 'tel', webhook: 'url' }[name]}
            autoComplete={{ email: 'email', sms: 'tel', webhook: 'off' }[name]}
            value={address}
            error={trouble}
            onChange={(event) => write(event.currentTarget.value)}
          />
        )}
        <Button type="submit" variant="default" loading={busy} disabled={typed && !address.trim()}>
          {t(`channel.${name}.give`)}
        </Button>
      </Group>
    </form>
  );
}

interface Awaited {
  channel: Channel;
  answered: Answered;
  /** Another address, or another link. */
  onAgain: () => void;
}

function Waiting({ channel, answered: { link, secret }, onAgain }: Awaited) {
  const { t } = useTranslation();
  const byLink = channel.channel === 'telegram';
  return (
    <>
      {link && <Opening link={link} until={channel.codeUntil} />}
      {secret && <Secret secret={secret} />}
      {!byLink && <NotificationProof channel={channel} />}
      <Button variant="subtle" size="xs" className="start" onClick={onAgain}>
        {t(byLink ? 'notify.otherLink' : 'notify.other')}
      </Button>
    </>
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
