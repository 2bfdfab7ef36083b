// The connections with OK: whether they work, since when, and the token that makes them work.
import { Badge, Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { moment } from '../parts/format';
import { Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';

type Connection = Schemas['Connection'];

const COLOURS = { ok: 'teal', refused: 'red', absent: 'gray' };

export function Connections() {
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: ['connections'],
    queryFn: () => taken(api.GET('/v1/connections')),
  });
  if (isPending) return <Loading />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return (
    <Stack>
      {data.connections.map((each) => (
        <One key={each.name} connection={each} />
      ))}
    </Stack>
  );
}

function One({ connection: { name, state, since, reason } }: { connection: Connection }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <Title order={2}>{t(`connection.${name}`)}</Title>
          <Badge color={COLOURS[state]}>{t(`connectionState.${state}`)}</Badge>
        </Group>
        <Text c="dimmed">{t(`connection.${name}.about`)}</Text>
        {since && <Text size="sm">{t('connection.since', { at: moment(since) })}</Text>}
        {reason && <Text c="var(--mantine-color-error)">{reason}</Text>}
        {name !== 'hook' && may('connections:write') && <Token name={name} />}
      </Stack>
    </Paper>
  );
}

function Token({ name }: { name: 'bot' | 'comments' }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const [trouble, setTrouble] = useState('');
  const save = useAct({
    does: (wish: string, header) =>
      taken(api.POST(`/v1/connections/${name}`, { body: { token: wish }, params: { header } })),
    said: t('connection.saved'),
    touches: [['connections']],
    onDone: () => setToken(''),
    onRefused: (refusal) => {
      setTrouble(refusal.message);
      return true;
    },
  });
  return (
    <form
      className="wide"
      onSubmit={(event) => {
        event.preventDefault();
        setTrouble('');
        if (token.trim()) save.mutate(token.trim());
      }}
    >
      <Group align="flex-end" gap="xs">
        <PasswordInput
          className="grows"
          label={t('connection.token')}
          description={t(`connection.${name}.where`)}
          autoComplete="off"
          value={token}
          error={trouble}
          visibilityToggleButtonProps={{ 'aria-label': t('connection.show') }}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={!token.trim()}>
          {t('connection.check')}
        </Button>
      </Group>
    </form>
  );
}
