// Which records: of an account, which way, how they went, about what, when.
import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSuppliers } from '../catalogue/suppliers_query';
import { FiltersButton } from '../parts/filters_button';
import { Words } from '../parts/words';
import { useAccounts } from './accounts_query';
import type { LogAsked } from './log_search';

const VALUES = { direction: ['incoming', 'outgoing'], outcome: ['failed', 'ok'] } as const;

interface Given {
  asked: LogAsked;
  ask: (more: LogAsked) => void;
}

export function LogFilters({ asked, ask, onClear }: Given & { onClear: () => void }) {
  const { t } = useTranslation();
  const [opened, { toggle }] = useDisclosure();
  const { account: _, ...others } = asked;
  const count = Object.keys(others).length;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="xs">
        <Whose asked={asked} ask={ask} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xs" className={opened ? undefined : 'folded'}>
        <Choices asked={asked} ask={ask} />
        <Typed asked={asked} ask={ask} />
      </SimpleGrid>
      <Group gap="xs">
        <FiltersButton count={count} opened={opened} onToggle={toggle} />
        {count > 0 && (
          <Button variant="subtle" leftSection={<RotateCcw size={16} aria-hidden />} onClick={onClear}>
            {t('orders.clear')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Whose({ asked, ask }: Given) {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  const suppliers = useSuppliers().data?.items ?? [];
  const data = [...accounts, ...suppliers].map(({ id, title }) => ({ value: id, label: title }));
  // One that was removed is in no list, and its log stays.
  if (asked.account && !data.some(({ value }) => value === asked.account))
    data.push({ value: asked.account, label: asked.account });
  return (
    <NativeSelect
      label={t('external.account')}
      data={data}
      value={asked.account}
      onChange={(event) => ask({ account: event.currentTarget.value })}
    />
  );
}

function Choices({ asked, ask }: Given) {
  const { t } = useTranslation();
  return (['direction', 'outcome'] as const).map((name) => (
    <NativeSelect
      key={name}
      label={t(`log.${name}`)}
      data={[{ value: '', label: t('log.any') }, ...VALUES[name].map((value) => ({ value, label: t(`log.${value}`) }))]}
      value={asked[name] ?? ''}
      onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
    />
  ));
}

function Typed({ asked, ask }: Given) {
  const { t } = useTranslation();
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
    </>
  );
}
