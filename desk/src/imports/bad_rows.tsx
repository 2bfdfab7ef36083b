// Rows that will not go in, and why. The screen shows the first hundred, the file has them all.
import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { number } from '../parts/format';
import { Failure, Loading } from '../parts/states';
import { type Column, DataTable } from '../parts/table';

/** In a price list nobody has ordered. */
type Row = Schemas['BadOfferRow'] & { buyer?: string };

interface Given {
  count: number;
  queryKey: QueryKey;
  load: () => Promise<{ rows: Row[]; total: number; download: string | null }>;
  /** What follows from such rows. */
  about?: string;
  /** Of what they are told. */
  whose?: string;
}

export function BadRows({ count, queryKey, load, about, whose }: Given) {
  const { t } = useTranslation();
  const { data, isLoading, isError, error, refetch } = useQuery({ queryKey, queryFn: load, enabled: count > 0 });
  if (!count) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="stretch">
        <div>
          <Title order={2}>{t('bad.title')}</Title>
          <Text c="dimmed">
            {t('bad.count', { count })}. {about ?? t('bad.kept')}
          </Text>
        </div>
        {isLoading && <Loading lines={2} />}
        {isError && <Failure error={error} onAgain={refetch} />}
        {data?.rows.length === 0 && <Text>{t('bad.gone')}</Text>}
        {data && data.rows.length > 0 && <Rows rows={data.rows} whose={whose ?? t('bad.whose')} />}
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

function Rows({ rows, whose }: { rows: Row[]; whose: string }) {
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    { name: 'row', title: t('bad.row'), cell: ({ row, sheet }) => [number(row), sheet].filter(Boolean).join(' · ') },
    { name: 'column', title: t('bad.column'), cell: ({ column }) => column },
    { name: 'cell', title: t('bad.cell'), cell: ({ cell }) => cell },
    { name: 'whose', title: whose, cell: ({ buyer, goods }) => [buyer, goods].filter(Boolean).join(' · ') },
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
