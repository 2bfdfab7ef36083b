// Keys for programs: what each may do, until when, and when it was last used; taken back at once.
import { Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { Dialog } from '../parts/dialog';
import { moment } from '../parts/format';
import { Below, useList } from '../parts/list';
import { useNamed } from '../parts/named';
import { Empty } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { KeyRevocation } from './key_revocation';
import { KeyOnce, NewKey } from './new_key';

type Key = Schemas['ApiKey'];

export function Keys() {
  const { t } = useTranslation();
  const may = useMay();
  const [adding, { open, close }] = useDisclosure();
  const [made, show] = useState<string | null>(null);
  const list = useList(['keys'], () => taken(api.GET('/v1/api-keys')));
  const hand = (key: string) => {
    show(key);
    close();
  };
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t('keys.lead')}</Text>
        {may('keys:write') && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('keys.new')}
          </Button>
        )}
      </Group>
      {made && <KeyOnce secret={made} onClose={() => show(null)} />}
      {list.items && list.items.length > 0 && <Listed keys={list.items} />}
      <Below list={list} empty={<Empty title={t('keys.none')} text={t('keys.none.text')} />} />
      <Dialog opened={adding} onClose={close} title={t('keys.new')}>
        {() => adding && <NewKey onMade={hand} />}
      </Dialog>
    </Stack>
  );
}

function Listed({ keys }: { keys: Key[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const named = useNamed();
  const [revoked, revoke] = useState<Key | null>(null);
  const columns: Column<Key>[] = [
    { name: 'name', title: t('keys.name'), cell: (each) => each.name },
    {
      name: 'scopes',
      title: t('keys.scopes'),
      cell: (each) => (
        <List size="sm" listStyleType="none">
          {each.scopes.map((scope) => (
            <List.Item key={scope}>{named('scope', scope)}</List.Item>
          ))}
        </List>
      ),
    },
    { name: 'expires', title: t('keys.expiresAt'), cell: (each) => (each.expiresAt ? moment(each.expiresAt) : '—') },
    { name: 'used', title: t('keys.lastUsedAt'), cell: (each) => (each.lastUsedAt ? moment(each.lastUsedAt) : '—') },
    {
      name: 'revoke',
      title: t('sessions.state'),
      cell: (each) =>
        each.revokedAt ? (
          <Badge color="gray">{t('keys.gone')}</Badge>
        ) : (
          may('keys:write') && (
            <Button size="xs" variant="default" c="var(--mantine-color-error)" onClick={() => revoke(each)}>
              {t('keys.revoke')}
            </Button>
          )
        ),
      end: true,
    },
  ];
  return (
    <>
      <DataTable label={t('settings.keys')} rows={keys} columns={columns} id={(each) => each.id} />
      <KeyRevocation apiKey={revoked} onClose={() => revoke(null)} />
    </>
  );
}
