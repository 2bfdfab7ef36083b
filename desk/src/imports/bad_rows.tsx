// Rows that will not go in, and why. The screen shows the first hundred, the file has them all.
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { number } from '../parts/format';
import { Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';
import type { Import } from './watch';

type Row = Schemas['BadRow'];

export function BadRows({ job }: { job: Import }) {
  const { t } = useTranslation();
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['import', job.id, 'bad-rows'],
    queryFn: () => taken(api.GET('/v1/imports/{job}/bad-rows', { params: { path: { job: job.id } } })),
    enabled: job.badRows > 0,
  });
  if (!job.badRows) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="stretch">
        <div>
          <Title order={2}>{t('bad.title')}</Title>
          <Text c="dimmed">
            {t('bad.count', { count: job.badRows })}. {t('bad.kept')}
          </Text>
        </div>
        {isLoading && <Loading lines={2} />}
        {isError && <Failure error={error} onAgain={refetch} />}
        {data?.rows.length === 0 && <Text>{t('bad.gone')}</Text>}
        {data && data.rows.length > 0 && <Rows rows={data.rows} />}
        {data && data.total > data.rows.length && data.rows.length > 0 && (
          <Text c="dimmed">{t('bad.shown', { shown: number(data.rows.length), total: number(data.total) })}</Text>
        )}
        {data?.download?.startsWith('http') && (
          <div>
            <Button
              component="a"
              href={data.download}
              download
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<Download size={16} aria-hidden />}
            >
              {t('bad.download')}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    { name: 'row', title: t('bad.row'), cell: ({ row, sheet }) => [number(row), sheet].filter(Boolean).join(' · ') },
    { name: 'column', title: t('bad.column'), cell: ({ column }) => column },
    { name: 'cell', title: t('bad.cell'), cell: ({ cell }) => cell },
    { name: 'whose', title: t('bad.whose'), cell: ({ buyer, goods }) => [buyer, goods].filter(Boolean).join(' · ') },
    { name: 'reason', title: t('bad.reason'), cell: ({ reason }) => reason },
  ];
  return (
    <DataTable
      label={t('bad.title')}
      rows={rows}
      columns={columns}
      id={({ sheet, row, column, reason }) => `${sheet} ${row} ${column} ${reason}`}
    />
  );
}
