// Which records: of an account, which way, how they went, about what, when.
import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSuppliers } from '../catalogue/suppliers_query';
import { Words } from '../parts/words';
import { useAccounts } from './accounts_query';
import type { LogAsked } from './log_search';

interface Given {
  asked: LogAsked;
  ask: (more: LogAsked) => void;
  onClear: () => void;
}

export function LogFilters({ asked, ask, onClear }: Given) {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  const suppliers = useSuppliers().data?.items ?? [];
  const data = [...accounts, ...suppliers].map(({ id, title }) => ({ value: id, label: title }));
  // One that was removed is in no list, and its log stays.
  if (asked.account && !data.some(({ value }) => value === asked.account))
    data.push({ value: asked.account, label: asked.account });
  const words = (name: 'order' | 'correlation', title: string) => (
    <Words
      size="sm"
      title={title}
      label={title}
      value={asked[name] ?? ''}
      onWords={(typed) => ask({ [name]: typed || undefined })}
    />
  );
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="xs">
        <NativeSelect
          label={t('external.account')}
          data={data}
          value={asked.account}
          onChange={(event) => ask({ account: event.currentTarget.value })}
        />
        {(['direction', 'outcome'] as const).map((name) => (
          <NativeSelect
            key={name}
            label={t(`log.${name}`)}
            data={[
              { value: '', label: t('log.any') },
              ...VALUES[name].map((value) => ({ value, label: t(`log.${value}`) })),
            ]}
            value={asked[name] ?? ''}
            onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
          />
        ))}
        {words('order', t('external.order'))}
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`log.${name}`)}
            value={asked[name] ?? ''}
            onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
          />
        ))}
        {words('correlation', t('log.correlation'))}
      </SimpleGrid>
      {Object.keys(asked).length > 1 && (
        <Button variant="subtle" className="start" leftSection={<RotateCcw size={16} aria-hidden />} onClick={onClear}>
          {t('orders.clear')}
        </Button>
      )}
    </>
  );
}

const VALUES = { direction: ['incoming', 'outgoing'], outcome: ['failed', 'ok'] } as const;
