// What an order does not need goes to its buyer's balance; from there it pays another order, or goes back to him.
import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { Listed } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, money, sign, typed } from '../parts/format';
import { MONEY } from '../parts/touches';

export type Move = 'save' | 'use' | 'return';

/** Kopecks that an order has too much; of a cancelled one all that was paid. */
export const spare = (order: Listed): number =>
  order.status === 'cancelled' || order.paidElsewhere ? order.paid : Math.max(0, order.paid - order.total);
export const debt = (order: Listed): number =>
  order.status === 'cancelled' || order.paidElsewhere ? 0 : Math.max(0, order.total - order.paid);

interface Given {
  move: Move;
  buyer: string;
  /** Those that can give, or take. */
  orders: Listed[];
  balance: number;
  currency: string | undefined;
  onClose: () => void;
}

const EMPTY = { order: '', amount: '', note: '' };
type Typed = typeof EMPTY;

function send(move: Move, buyer: string, wish: Typed, key: string) {
  const body = { key, amount: kopecks(wish.amount) ?? 0, note: wish.note };
  const params = { header: { 'Idempotency-Key': key } };
  if (move === 'return') return taken(api.POST('/v1/credits/refund', { body: { ...body, buyer }, params }));
  const named = { body: { ...body, order: wish.order }, params };
  return taken(move === 'save' ? api.POST('/v1/credits', named) : api.POST('/v1/credits/use', named));
}

export function CreditForm({ move, ...given }: Omit<Given, 'move'> & { move: Move | null }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={move !== null} onClose={given.onClose} title={move && t(`credit.${move}`)}>
      {({ close }) => move && <Form move={move} {...given} onClose={close} />}
    </Dialog>
  );
}

/** Kopecks that an order can give, or take; without one, all of the balance. */
function atMost(move: Move, balance: number, order?: Listed): number {
  if (!order) return balance;
  return move === 'save' ? spare(order) : Math.min(balance, debt(order));
}

/** An order as it is chosen: its number, its purchase, and what it can give or take. */
function useLabel(move: Move) {
  const { t } = useTranslation();
  return (order: Listed) => {
    const left = move === 'save' ? ('credit.spare' as const) : ('credit.debt' as const);
    const sum = money(move === 'save' ? spare(order) : debt(order), order.currency);
    return `№ ${order.number} · ${order.purchase.title} · ${t(left, { sum })}`;
  };
}

function Form({ move, buyer, orders, balance, currency, onClose }: Given) {
  const { t } = useTranslation();
  const label = useLabel(move);
  const most = (order?: Listed) => atMost(move, balance, order);
  const first = move === 'return' ? undefined : orders[0];
  const form = useForm<Typed>({
    initialValues: { ...EMPTY, order: first?.number ?? '', amount: typed(most(first)) },
    validate: { amount: (text) => ((kopecks(text) ?? 0) > 0 ? null : t('form.sum')) },
  });
  const enter = useAct({
    does: (wish: Typed, header) => send(move, buyer, wish, header['Idempotency-Key']),
    said: t('credit.done'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal) => complain(form, refusal, ['order', 'amount', 'note']),
  });
  const choose = (number: string) =>
    form.setValues({ order: number, amount: typed(most(orders.find((each) => each.number === number))) });
  return (
    <form onSubmit={form.onSubmit((wish) => enter.mutate(wish))} noValidate>
      <Stack gap="sm">
        {move !== 'save' && <Text c="dimmed">{t('credit.have', { sum: money(balance, currency) })}</Text>}
        {move !== 'return' && (
          <NativeSelect
            label={t(`credit.order.${move}`)}
            data={orders.map((each) => ({ value: each.number, label: label(each) }))}
            {...form.getInputProps('order')}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('money.amount')}
          inputMode="decimal"
          rightSection={sign(currency)}
          data-autofocus
          {...form.getInputProps('amount')}
        />
        <TextInput label={t('money.note')} maxLength={300} {...form.getInputProps('note')} />
        <Ending action={t('money.enter')} busy={enter.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}
