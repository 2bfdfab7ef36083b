// The proof of an address: a code that was sent there is typed; a webhook is called instead.
import { Button, Group, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { TroubleLine } from '../parts/trouble';
import { KEY } from './notifications_query';

type Channel = Schemas['NotificationChannel'];

const CODE = 6;

function useProving(name: Channel['channel']) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [code, write] = useState('');
  const [trouble, tell] = useState('');
  const verify = useAct({
    does: (wish: string, header) => {
      const params = { path: { channel: name }, header };
      return taken(api.POST('/v1/me/notifications/{channel}/verification', { body: { code: wish }, params }));
    },
    said: ({ right }) => (right ? t('notify.verified') : ''),
    onDone: ({ right, notifications }) => {
      write('');
      if (!right) tell(t('notify.wrongCode'));
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
    if (name === 'webhook' || code.trim()) verify.mutate(code.trim());
  };
  return { code, write, trouble, submit, busy: verify.isPending };
}

export function NotificationProof({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const typed = channel.channel !== 'webhook';
  const proving = useProving(channel.channel);
  const { code, trouble, submit, busy } = proving;
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        {typed && <Code channel={channel} proving={proving} />}
        <Button type="submit" loading={busy} disabled={typed && !code.trim()}>
          {t(typed ? 'notify.verify' : 'notify.call')}
        </Button>
      </Group>
      {!typed && <TroubleLine words={trouble} size="sm" />}
    </form>
  );
}

interface Given {
  channel: Channel;
  proving: ReturnType<typeof useProving>;
}

function Code({ channel: { codeUntil, triesLeft }, proving: { code, write, trouble } }: Given) {
  const { t } = useTranslation();
  return (
    <TextInput
      className="grows"
      label={t('notify.code')}
      description={codeUntil ? t('notify.codeUntil', { at: moment(codeUntil), tries: triesLeft }) : undefined}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={CODE + 2}
      value={code}
      error={trouble}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
