// Many orders are changed at once: first it is shown what would come of each, then it is done, and said of each again.
import { Alert, Button, Group, List, NativeSelect, Paper, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listed } from '../api/things';
import { useAct } from '../parts/act';
import { HANDOUTS, type Handout } from '../parts/badges';
import { Confirm } from '../parts/confirm';
import { MONEY } from '../parts/touches';
import { type Made, useChanging, type Wish } from './changing';

interface Given {
  orders: Listed[];
  onDone: () => void;
}

type What = Handout | 'cancelled';

/** What is done to the chosen orders is looked at first; `foreseen` and `made` are what would come of it, and came. */
function useBulk({ orders, onDone }: Given) {
  const { t } = useTranslation();
  const [what, choose] = useState<What>('ready');
  const [reason, explain] = useState('');
  const [complaint, complain] = useState('');
  const [foreseen, foresee] = useState<Made[] | null>(null);
  const [made, make] = useState<Made[] | null>(null);
  const { change, done } = useChanging(orders);
  const wish: Wish = what === 'cancelled' ? { status: what, reason } : { handout: what };
  const look = useAct({ does: (asked: Wish, header) => change(asked, true, header), onDone: foresee });
  const act = useAct({
    does: (asked: Wish, header) => change(asked, false, header),
    touches: MONEY,
    onDone: (items) => {
      foresee(null);
      make(items);
      explain('');
      onDone();
    },
  });
  const lookAt = () => {
    const missing = what === 'cancelled' && !reason.trim();
    complain(missing ? t('form.required') : '');
    if (!missing) look.mutate(wish);
  };
  return { what, choose, reason, explain, complaint, wish, look, lookAt, act, foreseen, foresee, made, make, done };
}

type Doing = ReturnType<typeof useBulk>;

export function Bulk({ orders, onDone }: Given) {
  const { t } = useTranslation();
  const bulk = useBulk({ orders, onDone });
  const { made, make } = bulk;
  return (
    <>
      {orders.length > 0 && <Wanted bulk={bulk} count={orders.length} />}
      <Foreseen bulk={bulk} count={orders.length} />
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

function Wanted({ bulk, count }: { bulk: Doing; count: number }) {
  const { t } = useTranslation();
  const { what, choose, reason, explain, complaint, look, lookAt, foreseen, done } = bulk;
  const handouts = HANDOUTS.map((value) => ({ value, label: t(`handout.${value}`) }));
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" align="flex-start">
        <Text fw={600} mt={6}>
          {t('bulk.chosen', { count })}
        </Text>
        <NativeSelect
          aria-label={t('bulk.what')}
          data={[
            { group: t('order.handout'), items: handouts },
            { value: 'cancelled', label: t('bulk.cancel') },
          ]}
          value={what}
          onChange={(event) => choose(event.currentTarget.value as What)}
        />
        {what === 'cancelled' && (
          <TextInput
            aria-label={t('form.reason')}
            placeholder={t('bulk.reason')}
            maxLength={300}
            value={reason}
            error={complaint}
            onChange={(event) => explain(event.currentTarget.value)}
          />
        )}
        <Button loading={look.isPending} onClick={lookAt}>
          {t('bulk.look')}
        </Button>
      </Group>
      {foreseen === null && <Course done={done} all={count} />}
    </Paper>
  );
}

function Foreseen({ bulk, count }: { bulk: Doing; count: number }) {
  const { t } = useTranslation();
  const { what, wish, act, foreseen, foresee, done } = bulk;
  const state = what === 'cancelled' ? '' : t(`handout.${what}`);
  const title = what === 'cancelled' ? t('bulk.cancelling') : t('bulk.title', { state });
  return (
    <Confirm
      opened={foreseen !== null}
      title={title}
      action={t(what === 'cancelled' ? 'bulk.cancel' : 'bulk.do')}
      danger={what === 'cancelled'}
      busy={act.isPending}
      disabled={!foreseen?.some((each) => each.ok)}
      onConfirm={() => act.mutate(wish)}
      onClose={() => foresee(null)}
    >
      <Results items={foreseen ?? []} />
      <Course done={done} all={count} />
    </Confirm>
  );
}

function Course({ done, all }: { done: number | null; all: number }) {
  const { t } = useTranslation();
  if (done === null) return null;
  const words = t('bulk.course', { done, all });
  return (
    <Stack gap={4} mt="xs">
      <Text size="sm">{words}</Text>
      <Progress value={(done / all) * 100} animated aria-label={words} />
    </Stack>
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
