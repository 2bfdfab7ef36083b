// The pickup points: what buyers may choose from.
import { Badge, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { day, money, number } from '../parts/format';
import { Empty, Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import { useMay } from '../shell/rights';
import { PointForm } from './point_form';
import { usePoints } from './points_query';

export type Point = Schemas['Point'];

export function Points() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = usePoints();
  const may = useMay();
  const [edited, edit] = useState<Point | 'new' | null>(null);
  const [old, showOld] = useState(false);
  const shown = data?.points.filter((each) => old || !each.retired) ?? [];
  return (
    <Stack>
      <Group justify="space-between">
        <Switch
          label={t('points.retiredToo')}
          checked={old}
          onChange={(event) => showOld(event.currentTarget.checked)}
        />
        {may('points:write') && (
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit('new')}>
            {t('points.new')}
          </Button>
        )}
      </Group>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data && shown.length === 0 && <Empty title={t('points.none')} text={t('points.none.text')} />}
      {shown.length > 0 && <List points={shown} onEdit={edit} />}
      {data && <PointForm point={edited} version={data.version} onClose={() => edit(null)} />}
    </Stack>
  );
}

function Place({ point }: { point: Point }) {
  return (
    <>
      <Text component="span" fw={600}>
        {point.title}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {[point.address, point.hours].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}

function State({ point: { retired, closed, closedUntil } }: { point: Point }) {
  const { t } = useTranslation();
  const until = closedUntil ? t('points.closedUntil', { day: day(closedUntil) }) : t('points.closed');
  return (
    <Badge color={retired ? 'gray' : closed ? 'red' : 'teal'}>
      {retired ? t('points.retired') : closed ? until : t('points.open')}
    </Badge>
  );
}

function List({ points, onEdit }: { points: Point[]; onEdit: (point: Point) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const columns: Column<Point>[] = [
    {
      name: 'title',
      title: t('points.title'),
      cell: (each) => <Place point={each} />,
    },
    {
      name: 'state',
      title: t('points.state'),
      cell: (each) => <State point={each} />,
    },
    {
      name: 'taken',
      title: t('points.taken'),
      cell: (each) =>
        each.capacity === null ? number(each.taken) : `${number(each.taken)} / ${number(each.capacity)}`,
      end: true,
    },
    { name: 'price', title: t('points.price'), cell: (each) => money(each.price), end: true },
    {
      name: 'edit',
      title: '',
      cell: (each) => (
        <Button
          variant="default"
          size="xs"
          onClick={() => onEdit(each)}
          aria-label={t('points.edit', { title: each.title })}
        >
          {t('action.edit')}
        </Button>
      ),
      end: true,
    },
  ];
  const shown = may('points:write') ? columns : columns.filter(({ name }) => name !== 'edit');
  return <DataTable label={t('settings.points')} rows={points} columns={shown} id={(each) => each.id} />;
}
