// Who works here, in what role; an owner adds, changes and removes.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNamed } from '../parts/named';
import { SignButton } from '../parts/sign_button';
import { Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { OrganizerForm } from './organizer_form';
import { OrganizerRemoval } from './organizer_removal';
import { nameOf, type Organizer, useOrganizers } from './organizers_query';

export function Organizers() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, isPending, isError, error, refetch } = useOrganizers();
  const [edited, edit] = useState<string | null>(null);
  const [removed, remove] = useState<Organizer | null>(null);
  const columns = useColumns();
  if (may('organizers:write'))
    columns.push({
      name: 'actions',
      title: t('organizers.state'),
      cell: (each) => <Actions organizer={each} onEdit={() => edit(each.id)} onRemove={() => remove(each)} />,
      end: true,
    });
  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t('organizers.lead')}</Text>
        {may('organizers:write') && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit('new')}>
            {t('organizers.new')}
          </Button>
        )}
      </Group>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data && (
        <DataTable label={t('settings.organizers')} rows={data.items} columns={columns} id={(each) => each.id} />
      )}
      <OrganizerForm
        organizer={edited === 'new' ? 'new' : (data?.items.find((each) => each.id === edited) ?? null)}
        onClose={() => edit(null)}
      />
      <OrganizerRemoval organizer={removed} onClose={() => remove(null)} />
    </Stack>
  );
}

interface Doing {
  organizer: Organizer;
  onEdit: () => void;
  onRemove: () => void;
}

function Actions({ organizer, onEdit, onRemove }: Doing) {
  const { t } = useTranslation();
  const name = nameOf(organizer);
  return (
    <Group gap="xs" wrap="nowrap" justify="flex-end">
      <SignButton sign={Pencil} name={t('organizers.edit', { name })} onClick={onEdit} />
      {!organizer.own && <SignButton sign={Trash2} name={t('organizers.remove', { name })} onClick={onRemove} />}
    </Group>
  );
}

function useColumns(): Column<Organizer>[] {
  const { t } = useTranslation();
  const named = useNamed();
  return [
    {
      name: 'name',
      title: t('organizers.name'),
      cell: (each) => (
        <>
          <Text component="span" fw={600}>
            {nameOf(each)}
          </Text>{' '}
          {each.own && <Badge>{t('organizers.you')}</Badge>}
        </>
      ),
    },
    {
      name: 'role',
      title: t('organizers.role'),
      cell: (each) => (
        <>
          {named('role', each.role)}
          <Text size="sm" c="dimmed" component="div">
            {t(each.role === 'organizer' && each.seesAll ? 'organizers.seesAll.is' : `roleAbout.${each.role}`)}
          </Text>
        </>
      ),
    },
    {
      name: 'where',
      title: t('organizers.where'),
      cell: (each) => [each.place, each.hours].filter(Boolean).join(' · ') || '—',
      minor: true,
    },
  ];
}
