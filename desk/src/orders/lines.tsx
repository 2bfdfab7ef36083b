// What is in the order, and each line corrected where its stage allows it.
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { ListChecks, type LucideIcon, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { money, number } from '../parts/format';
import { SignButton } from '../parts/sign_button';
import { type Column, DataTable } from '../parts/table';
import { Thumb } from '../parts/thumb';
import { actionsOf, COUNTS, type Line } from './line_edits';
import { LineForm } from './line_form';
import { LinesForm } from './lines_form';
import { useAllowed } from './rules';

type Placed = Line & { place: number };

export function Lines({ order }: { order: Order }) {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  const [edited, edit] = useState<number | 'add' | null>(null);
  const [all, editAll] = useState(false);
  const rows = order.lines.map((line, place) => ({ ...line, place }));
  const editable = rows.filter((line) => actionsOf(line).some(allowed));
  const columns = useColumns(order);
  if (editable.length > 0)
    columns.push({
      name: 'edit',
      title: t('line.edit'),
      cell: (line) => editable.includes(line) && <Editing name={line.name} onEdit={() => edit(line.place)} />,
      end: true,
    });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('order.lines')}</Title>
          <Group gap="xs">
            {editable.length > 1 && <Action icon={ListChecks} does={t('lines.edit')} onClick={() => editAll(true)} />}
            {allowed('add') && <Action icon={Plus} does={t('line.add')} onClick={() => edit('add')} />}
          </Group>
        </Group>
        <DataTable label={t('order.lines')} rows={rows} columns={columns} id={({ place }) => String(place)} />
      </Stack>
      <LineForm order={order} place={edited} onClose={() => edit(null)} />
      <LinesForm order={order} opened={all} onClose={() => editAll(false)} />
    </Paper>
  );
}

function Action({ icon: Icon, does, onClick }: { icon: LucideIcon; does: string; onClick: () => void }) {
  return (
    <Button size="xs" variant="default" leftSection={<Icon size={16} aria-hidden />} onClick={onClick}>
      {does}
    </Button>
  );
}

function Editing({ name, onEdit }: { name: string; onEdit: () => void }) {
  const { t } = useTranslation();
  return <SignButton sign={Pencil} name={t('line.editOf', { name })} onClick={onEdit} />;
}

function Name({ line }: { line: Line }) {
  const { t } = useTranslation();
  const about = [line.article && t('line.article', { article: line.article }), line.option, line.comment];
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Thumb src={line.picture} />
      <div>
        <Text component="span" td={COUNTS.includes(line.state) ? undefined : 'line-through'}>
          {line.name}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {about.filter(Boolean).join(' · ')}
        </Text>
      </div>
    </Group>
  );
}

function useColumns(order: Order): Column<Placed>[] {
  const { t } = useTranslation();
  return [
    { name: 'name', title: t('line.name'), cell: (line) => <Name line={line} /> },
    {
      name: 'state',
      title: t('line.state'),
      cell: (line) => (
        <Badge color={COUNTS.includes(line.state) ? 'gray' : 'red'}>{t(`lineState.${line.state}`)}</Badge>
      ),
    },
    { name: 'quantity', title: t('line.quantity'), cell: (line) => number(line.quantity), end: true },
    { name: 'price', title: t('line.price'), cell: (line) => money(line.price, order.currency), end: true },
    { name: 'sum', title: t('line.sum'), cell: (line) => money(line.sum, order.currency), end: true },
  ];
}
