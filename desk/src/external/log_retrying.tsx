// Records that are done once more: what is done now, or why nothing is, row by row.
import { Group, List, Text } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { LogRecord } from '../api/things';
import { useAct } from '../parts/act';

type Row = Schemas['RetriedRecord'];

export const useRetrying = (account: string) =>
  useAct({
    does: (records: string[], header) =>
      taken(api.POST('/v1/accounts/{account}/log/retry', { params: { path: { account }, header }, body: { records } })),
    touches: [['external'], ['log']],
  });

/** `of`: the records by which the rows are called. */
export function Retried({
  rows,
  of,
}: {
  rows: readonly Row[];
  of: readonly Pick<LogRecord, 'id' | 'order' | 'name'>[];
}) {
  const { t } = useTranslation();
  const known = new Map(of.map((each) => [each.id, each]));
  return (
    <List listStyleType="none" spacing={4}>
      {rows.map(({ id, done, explanation }) => {
        const record = known.get(id);
        return (
          <List.Item key={id}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              {done ? (
                <Check size={18} role="img" aria-label={t('log.done')} />
              ) : (
                <Minus size={18} role="img" aria-label={t('log.notDone')} />
              )}
              <Text size="sm">
                {rows.length > 1 && <b>{record?.order || record?.name || id}: </b>}
                {explanation}
              </Text>
            </Group>
          </List.Item>
        );
      })}
    </List>
  );
}
