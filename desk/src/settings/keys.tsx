// Keys for programs: what each may do, until when, and when it was last used. A new one is shown once.
import { Alert, Badge, Button, Code, Group, Modal, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { moment, utc } from '../parts/format';
import { More, useList } from '../parts/list';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';

type Key = Schemas['ApiKey'];
type Scope = Schemas['ApiKeyAsked']['scopes'][number];

export function Keys() {
  const { t } = useTranslation();
  const [adding, { open, close }] = useDisclosure();
  const [made, show] = useState<string | null>(null);
  const { query, items } = useList(['keys'], () => taken(api.GET('/v1/api-keys')));
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t('keys.lead')}</Text>
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
          {t('keys.new')}
        </Button>
      </Group>
      {made && (
        <Alert
          color="teal"
          title={t('keys.once')}
          withCloseButton
          onClose={() => show(null)}
          closeButtonLabel={t('action.close')}
        >
          <Code className="words">{made}</Code>
        </Alert>
      )}
      {query.isPending && <Loading />}
      {query.isError && <Failure error={query.error} onAgain={query.refetch} />}
      {items?.length === 0 && <Empty title={t('keys.none')} />}
      {items && items.length > 0 && <List keys={items} />}
      <More query={query} />
      <Modal opened={adding} onClose={close} title={t('keys.new')}>
        <NewKey
          onMade={(key) => {
            show(key);
            close();
          }}
        />
      </Modal>
    </Stack>
  );
}

function List({ keys }: { keys: Key[] }) {
  const { t } = useTranslation();
  const revoke = useAct({
    does: ({ id, version }: Key) =>
      taken(api.DELETE('/v1/api-keys/{api_key}', { params: { path: { api_key: id }, header: seen(version) } })),
    said: t('keys.revoked'),
    touches: [['keys']],
  });
  const columns: Column<Key>[] = [
    { name: 'name', title: t('keys.name'), cell: (each) => each.name },
    { name: 'scopes', title: t('keys.scopes'), cell: (each) => each.scopes.join(', ') },
    { name: 'expires', title: t('keys.expiresAt'), cell: (each) => (each.expiresAt ? moment(each.expiresAt) : '—') },
    { name: 'used', title: t('keys.lastUsedAt'), cell: (each) => (each.lastUsedAt ? moment(each.lastUsedAt) : '—') },
    {
      name: 'revoke',
      title: t('sessions.state'),
      cell: (each) =>
        each.revokedAt ? (
          <Badge variant="light" color="gray" className="state" tt="none">
            {t('keys.gone')}
          </Badge>
        ) : (
          <Button size="xs" variant="default" c="red" loading={revoke.isPending} onClick={() => revoke.mutate(each)}>
            {t('keys.revoke')}
          </Button>
        ),
      end: true,
    },
  ];
  return <DataTable label={t('settings.keys')} rows={keys} columns={columns} id={(each) => each.id} />;
}

const SCOPES = [
  'orders:read',
  'orders:write',
  'purchases:read',
  'purchases:write',
  'claims:read',
  'claims:decide',
  'payments:record',
  'imports:read',
  'imports:run',
  'points:read',
  'points:write',
  'notices:read',
] as const satisfies readonly Scope[];

function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[], expiresAt: '' },
    validate: {
      name: (text) => (text.trim() ? null : t('form.required')),
      scopes: (chosen) => (chosen.length ? null : t('form.required')),
    },
  });
  const make = useAct({
    does: (body: Schemas['ApiKeyAsked'], header) => taken(api.POST('/v1/api-keys', { body, params: { header } })),
    touches: [['keys']],
    onDone: (made) => onMade(made.key),
    onRefused: (refusal) => complain(form, refusal, ['name', 'scopes', 'expiresAt']),
  });
  const submit = form.onSubmit(({ name, scopes, expiresAt }) =>
    make.mutate({ name: name.trim(), scopes: scopes as Scope[], expiresAt: utc(expiresAt) }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('keys.name')} maxLength={80} data-autofocus required {...form.getInputProps('name')} />
        <MultiSelect label={t('keys.scopes')} data={[...SCOPES]} required {...form.getInputProps('scopes')} />
        <TextInput
          type="datetime-local"
          label={t('keys.expiresAt')}
          description={t('keys.expiresAt.hint')}
          {...form.getInputProps('expiresAt')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending}>
            {t('action.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
