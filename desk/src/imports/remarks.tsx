// What is to be known of the file before it is saved: what was seen in it and is not used as it stands, and of whom
// no line is taken away because not all of his rows can be read.
import { Alert, List, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { Failure, Loading } from '../parts/states';
import type { Import } from './watch';

const SHOWN = 5;

export function Remarks({ job }: { job: Import }) {
  const removable = job.counts.changed + job.counts.unchanged > 0;
  const query = useQuery({
    queryKey: ['import', job.id, 'remarks'],
    queryFn: () => taken(api.GET('/v1/imports/{job}/remarks', { params: { path: { job: job.id } } })),
    enabled: job.remarks > 0 || (job.incomplete > 0 && removable),
  });
  if (query.isLoading) return <Loading lines={1} />;
  if (query.isError) return <Failure error={query.error} onAgain={query.refetch} />;
  if (!query.data) return null;
  return (
    <>
      {removable && query.data.kept.total > 0 && <Kept kept={query.data.kept} lines={job.counts.kept} />}
      {query.data.remarks.length > 0 && <ToldRemarks remarks={query.data.remarks} total={query.data.total} />}
    </>
  );
}

function Kept({ kept, lines }: { kept: Schemas['Kept']; lines: number }) {
  const { t } = useTranslation();
  const { buyers, total, everybody, rows } = kept;
  return (
    <Alert
      color="yellow"
      icon={<TriangleAlert aria-hidden />}
      title={everybody ? t('kept.everybody') : t('kept.title', { count: total })}
    >
      {rows && <Text>{t(everybody ? 'kept.anybodys' : 'kept.faulty', { rows })}</Text>}
      <Text>{lines > 0 ? t('kept.lines', { count: lines }) : t('kept.none')}</Text>
      {!everybody && <Text>{buyers.join(', ')}</Text>}
      {!everybody && total > buyers.length && (
        <Text c="dimmed">{t('remarks.shown', { shown: buyers.length, total })}</Text>
      )}
    </Alert>
  );
}

export function ToldRemarks({ remarks, total }: { remarks: Schemas['Remark'][]; total: number }) {
  const { t } = useTranslation();
  // The same sentence is said once, with all its places below.
  const groups = grouped(remarks);
  return (
    <Paper withBorder p="md">
      <Title order={2}>{t('remarks.title')}</Title>
      <Text c="dimmed">{t('remarks.count', { count: total })}</Text>
      <List spacing="xs" mt="xs">
        {[...groups].map(([text, those]) => (
          <List.Item key={text}>
            {text}
            <Places places={those.filter((each) => each.row !== null)} />
          </List.Item>
        ))}
      </List>
      {total > remarks.length && <Text c="dimmed">{t('remarks.shown', { shown: remarks.length, total })}</Text>}
    </Paper>
  );
}

function grouped(remarks: Schemas['Remark'][]): Map<string, Schemas['Remark'][]> {
  const groups = new Map<string, Schemas['Remark'][]>();
  for (const each of remarks) groups.set(each.text, [...(groups.get(each.text) ?? []), each]);
  return groups;
}

function Places({ places }: { places: Schemas['Remark'][] }) {
  const { t } = useTranslation();
  const words = ({ row, column, cell }: Schemas['Remark']) =>
    [t('remarks.row', { row }), column].filter(Boolean).join(', ') + (cell ? `: ${cell}` : '');
  const rest = places.slice(SHOWN);
  return (
    <>
      {places.slice(0, SHOWN).map((each) => (
        <Text key={words(each)} size="sm" c="dimmed">
          {words(each)}
        </Text>
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{t('bad.more', { count: rest.length })}</summary>
          {rest.map((each) => (
            <Text key={words(each)} size="sm" c="dimmed">
              {words(each)}
            </Text>
          ))}
        </details>
      )}
    </>
  );
}
