// What a buyer may ask for: his data, or to be forgotten.
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Confirm } from '../parts/confirm';
import { useMay } from '../shell/rights';

function keep(document_: unknown, name: string): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(document_, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

export function PersonalData({ buyer }: { buyer: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const params = { path: { buyer } };
  const give = useAct({
    does: (_: null, header) => taken(api.POST('/v1/buyers/{buyer}/export', { params: { ...params, header } })),
    onDone: (given) => keep(given, `buyer-${buyer}.json`),
  });
  return (
    <Group gap="xs">
      {may('buyers:export') && (
        <Button size="xs" variant="default" loading={give.isPending} onClick={() => give.mutate(null)}>
          {t('buyer.export')}
        </Button>
      )}
      {may('buyers:erase') && <Erasure buyer={buyer} />}
    </Group>
  );
}

function Erasure({ buyer }: { buyer: string }) {
  const { t } = useTranslation();
  const [asked, { open, close }] = useDisclosure();
  const erase = useAct({
    does: (_: null, header) => taken(api.POST('/v1/buyers/{buyer}/erasure', { params: { path: { buyer }, header } })),
    said: t('buyer.erasing'),
    touches: [['order'], ['orders'], ['claims'], ['ledger']],
    onDone: close,
  });
  return (
    <>
      <Button size="xs" variant="default" c="var(--mantine-color-error)" onClick={open}>
        {t('buyer.erase')}
      </Button>
      <Confirm
        opened={asked}
        title={t('buyer.erase')}
        action={t('buyer.erase.yes')}
        danger
        busy={erase.isPending}
        onConfirm={() => erase.mutate(null)}
        onClose={close}
      >
        <Text>{t('buyer.erase.text')}</Text>
      </Confirm>
    </>
  );
}
