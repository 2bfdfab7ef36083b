// Keys to come in with, on the own devices: made here, where one is in already, and taken away.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { Dialog } from '../parts/dialog';
import { moment } from '../parts/format';
import { Below, useList } from '../parts/list';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { knowsPasskeys } from '../shell/devices';
import { NewPasskey } from './new_passkey';

type Passkey = Schemas['Passkey'];

export function Passkeys() {
  const { t } = useTranslation();
  const [adding, { open, close }] = useDisclosure();
  const [unwanted, choose] = useState<Passkey | null>(null);
  const list = useList(['passkeys'], () => taken(api.GET('/v1/passkeys')));
  const remove = useAct({
    does: ({ id, version }: Passkey) =>
      taken(api.DELETE('/v1/passkeys/{passkey}', { params: { path: { passkey: id }, header: seen(version) } })),
    said: t('passkeys.removed'),
    touches: [['passkeys']],
    onDone: () => choose(null),
  });
  const columns = useColumns(choose);
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t(knowsPasskeys ? 'passkeys.lead' : 'passkeys.unknown')}</Text>
        {knowsPasskeys && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('passkeys.new')}
          </Button>
        )}
      </Group>
      {list.items && list.items.length > 0 && (
        <DataTable label={t('settings.passkeys')} rows={list.items} columns={columns} id={(each) => each.id} />
      )}
      <Below list={list} empty={<Empty title={t('passkeys.none')} text={t('passkeys.none.text')} />} />
      <Dialog opened={adding} onClose={close} title={t('passkeys.new')}>
        {(held) => adding && <NewPasskey onMade={held.close} />}
      </Dialog>
      <Confirm
        opened={unwanted !== null}
        title={t('passkeys.remove.title', { name: unwanted?.name ?? '' })}
        action={t('passkeys.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => unwanted && remove.mutate(unwanted)}
        onClose={() => choose(null)}
      >
        <Text>{t('passkeys.remove.text')}</Text>
      </Confirm>
    </Stack>
  );
}

function useColumns(onRemove: (passkey: Passkey) => void): Column<Passkey>[] {
  const { t } = useTranslation();
  return [
    { name: 'name', title: t('passkeys.name'), cell: (each) => each.name },
    { name: 'createdAt', title: t('passkeys.createdAt'), cell: (each) => moment(each.createdAt) },
    {
      name: 'lastUsedAt',
      title: t('passkeys.lastUsedAt'),
      cell: (each) => (each.lastUsedAt ? moment(each.lastUsedAt) : '—'),
    },
    {
      name: 'remove',
      title: t('sessions.state'),
      cell: (each) => (
        <Button size="xs" variant="default" c="var(--mantine-color-error)" onClick={() => onRemove(each)}>
          {t('passkeys.remove')}
        </Button>
      ),
      end: true,
    },
  ];
}
