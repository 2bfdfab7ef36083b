// Many orders are changed at once: first it is shown what would come of each, then it is done, and said of each again.
import { Alert, Button, Group, List, Modal, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import type { Listed } from '../api/things';
import { useAct } from '../parts/act';
import { HANDOUTS, type Handout } from '../parts/badges';
import { Ending } from '../parts/ending';
import { ORDERS } from '../parts/touches';

type Made = Schemas['ChangeMade'];

interface Given {
  orders: Listed[];
  onDone: () => void;
}

export function Bulk({ orders, onDone }: Given) {
  const { t } = useTranslation();
  const [handout, choose] = useState<Handout>('ready');
  const [foreseen, foresee] = useState<Made[] | null>(null);
  const [made, make] = useState<Made[] | null>(null);
  const send = (dryRun: boolean, header: { 'Idempotency-Key': string }) => {
    const named = orders.map(({ number, version }) => ({ number, version }));
    return taken(api.POST('/v1/orders/changes', { body: { orders: named, handout, dryRun }, params: { header } }));
  };
  const look = useAct({ does: (_: string, header) => send(true, header), onDone: ({ items }) => foresee(items) });
  const change = useAct({
    does: (_: string, header) => send(false, header),
    touches: ORDERS,
    onDone: ({ items }) => {
      foresee(null);
      make(items);
      onDone();
    },
  });
  return (
    <>
      {orders.length > 0 && (
        <Paper withBorder p="sm">
          <Group gap="xs" align="flex-end">
            <Text fw={600}>{t('bulk.chosen', { count: orders.length })}</Text>
            <NativeSelect
              aria-label={t('order.handout')}
              data={HANDOUTS.map((value) => ({ value, label: t(`handout.${value}`) }))}
              value={handout}
              onChange={(event) => choose(event.currentTarget.value as Handout)}
            />
            <Button loading={look.isPending} onClick={() => look.mutate(handout)}>
              {t('bulk.look')}
            </Button>
          </Group>
        </Paper>
      )}
      <Modal
        opened={foreseen !== null}
        onClose={() => foresee(null)}
        title={t('bulk.title', { state: t(`handout.${handout}`) })}
      >
        <Stack>
          <Results items={foreseen ?? []} />
          <Ending
            action={t('bulk.do')}
            busy={change.isPending}
            disabled={!foreseen?.some((each) => each.ok)}
            onDone={() => change.mutate(handout)}
            onClose={() => foresee(null)}
          />
        </Stack>
      </Modal>
      {made && (
        <Alert
          title={t('bulk.done')}
          withCloseButton
          closeButtonLabel={t('action.close')}
          onClose={() => make(null)}
          role="status"
        >
          <Results items={made} />
        </Alert>
      )}
    </>
  );
}

function Results({ items }: { items: Made[] }) {
  const { t } = useTranslation();
  const good = items.filter((each) => each.ok).length;
  return (
    <>
      <Text>{t('bulk.result', { good, all: items.length })}</Text>
      <List>
        {items
          .filter((each) => !each.ok)
          .map((each) => (
            <List.Item key={each.number}>
              № {each.number}: {each.detail}
            </List.Item>
          ))}
      </List>
    </>
  );
}
