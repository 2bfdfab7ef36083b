// Suppliers who tell their offers by a web service: connected, paused, given another token, removed.
import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Pause, Pencil, Play, Plus, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import { useAct } from '../parts/act';
import { CardButton } from '../parts/card_button';
import { useQuicker } from '../parts/quicker';
import { Failure, Loading } from '../parts/states';
import { useMay } from '../shell/rights';
import { SupplierForm } from './supplier_form';
import { SupplierRemoval } from './supplier_removal';
import { SUPPLIERS, type Supplier, useSuppliers } from './suppliers_query';

export function Suppliers() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, isPending, isError, error, refetch } = useSuppliers();
  const [adding, setAdding] = useState(false);
  if (!may('accounts:read')) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="suppliers">
      <Group justify="space-between">
        <Title order={2} id="suppliers">
          {t('suppliers.title')}
        </Title>
        {may('accounts:write') && (
          <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('suppliers.connect')}
          </Button>
        )}
      </Group>
      <Text c="dimmed">{t('suppliers.lead')}</Text>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data?.items.length === 0 && <Text>{t('suppliers.none')}</Text>}
      {data?.items.map((each) => (
        <Card key={each.id} supplier={each} />
      ))}
      <SupplierForm supplier={adding ? 'new' : null} onClose={() => setAdding(false)} />
    </Stack>
  );
}

function Card({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Paper withBorder p="md" component="article" aria-label={supplier.title}>
      <Stack gap="xs">
        <Group gap="xs">
          <Title order={3}>{supplier.title}</Title>
          <Badge color={supplier.paused ? 'gray' : 'teal'}>
            {t(supplier.paused ? 'suppliers.rests' : 'suppliers.works')}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" className="broken">
          {supplier.url}
        </Text>
        {may('external:read') && (
          <Anchor component={Link} to="/external-log" search={{ account: supplier.id } as never} size="sm">
            {t('suppliers.log')}
          </Anchor>
        )}
        {may('accounts:write') && <Actions supplier={supplier} />}
      </Stack>
    </Paper>
  );
}

function Actions({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const [changing, change] = useDisclosure();
  const { check, pause } = useCalls(supplier);
  const Sign = supplier.paused ? Play : Pause;
  return (
    <Group gap="xs">
      <CardButton
        sign={RotateCw}
        words={t('suppliers.check')}
        busy={check.isPending}
        onClick={() => check.mutate(supplier.id)}
      />
      <CardButton sign={Pencil} words={t('action.edit')} onClick={change.open} />
      <CardButton
        sign={Sign}
        words={t(supplier.paused ? 'suppliers.resume' : 'suppliers.pause')}
        busy={pause.isPending}
        onClick={() => pause.mutate(!supplier.paused)}
      />
      <SupplierRemoval supplier={supplier} />
      <SupplierForm supplier={changing ? supplier : null} onClose={change.close} />
    </Group>
  );
}

function useCalls({ id, version }: Supplier) {
  const { t } = useTranslation();
  const { told } = useQuicker(SUPPLIERS, false);
  const path = { supplier: id };
  const check = useAct({
    does: (supplier: string, header) =>
      taken(api.POST('/v1/suppliers/{supplier}/check', { params: { path: { supplier }, header } })),
    said: t('suppliers.checked'),
    touches: [],
  });
  const pause = useAct({
    does: (paused: boolean) =>
      taken(api.PATCH('/v1/suppliers/{supplier}', { params: { path, header: seen(version) }, body: { paused } })),
    said: ({ paused }) => t(paused ? 'suppliers.paused' : 'suppliers.resumed'),
    touches: [SUPPLIERS],
    onRefused: (refusal) => told(refusal) && false,
  });
  return { check, pause };
}
