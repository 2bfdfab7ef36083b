// An offer that is corrected by hand: its name, price, cost, and how many pieces are free.
import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Offer } from '../api/things';
import { useAct } from '../parts/act';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, sign, typed } from '../parts/format';
import { Quicker, useQuicker } from '../parts/quicker';
import { goodsOf } from './goods';
import { STOCK } from './lists_query';

const LONGEST_NAME = 200;

interface Typed {
  name: string;
  price: string;
  cost: string;
  stock: string;
  uncounted: boolean;
}

const asTyped = ({ name, price, cost, stock }: Offer): Typed => ({
  name,
  price: typed(price),
  cost: typed(cost),
  stock: stock === null ? '' : String(stock),
  uncounted: stock === null,
});

const asked = ({ name, price, cost, stock, uncounted }: Typed): Required<Schemas['OfferChanged']> => ({
  name: name.trim(),
  price: kopecks(price) ?? 0,
  cost: cost.trim() ? kopecks(cost) : null,
  stock: uncounted ? null : Number(stock),
});

/** What another changed meanwhile, or what was sold, stays as it is. */
function changed(wish: Typed, first: Typed): Schemas['OfferChanged'] {
  const before = asked(first);
  const differs = ([name, value]: [string, unknown]) => value !== before[name as keyof typeof before];
  return Object.fromEntries(Object.entries(asked(wish)).filter(differs));
}

export function OfferForm({ offer, onClose }: { offer: Offer | null; onClose: () => void }) {
  const title = offer ? goodsOf(offer) : '';
  return (
    <Dialog opened={offer !== null} onClose={onClose} title={title}>
      {({ close }) => offer && <Form key={offer.id} offer={offer} onClose={close} />}
    </Dialog>
  );
}

interface Given {
  offer: Offer;
  onClose: () => void;
}

function useOfferForm(offer: Offer) {
  const { t } = useTranslation();
  const sum = (text: string) => ((kopecks(text) ?? -1) >= 0 ? null : t('form.sum'));
  return useForm<Typed>({
    initialValues: asTyped(offer),
    validate: {
      name: (text) => (text.trim() ? null : t('form.required')),
      price: sum,
      cost: (text) => (text.trim() ? sum(text) : null),
      stock: (text, { uncounted }) => (uncounted || /^\d{1,8}$/.test(text) ? null : t('offerForm.stock.wrong')),
    },
  });
}

function Form({ offer, onClose }: Given) {
  const { t } = useTranslation();
  const { stale, told } = useQuicker(['offers'], false);
  const form = useOfferForm(offer);
  const save = useAct({
    does: (body: Schemas['OfferChanged']) => {
      const params = { path: { offer: offer.id }, header: seen(offer.version) };
      return taken(api.PATCH('/v1/offers/{offer}', { params, body }));
    },
    said: t('offerForm.saved'),
    touches: STOCK,
    onDone: onClose,
    onRefused: (refusal) => told(refusal) || complain(form, refusal, ['name', 'price', 'cost', 'stock']),
  });
  return (
    <form onSubmit={form.onSubmit((wish) => save.mutate(changed(wish, form.getInitialValues())))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} words={t('offerForm.stale')} />
        <Fields form={form} currency={sign(offer.currency)} />
        <Text size="sm" c="dimmed">
          {t('offerForm.about')}
        </Text>
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

function Fields({ form, currency }: { form: UseFormReturnType<Typed>; currency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('offerList.name')} maxLength={LONGEST_NAME} required {...form.getInputProps('name')} />
      <TextInput
        label={t('offerList.price')}
        rightSection={currency}
        inputMode="decimal"
        data-autofocus
        required
        {...form.getInputProps('price')}
      />
      <TextInput
        label={t('offerList.cost')}
        description={t('offerForm.cost.hint')}
        rightSection={currency}
        inputMode="decimal"
        {...form.getInputProps('cost')}
      />
      <TextInput
        label={t('offerForm.stock')}
        inputMode="numeric"
        disabled={form.values.uncounted}
        {...form.getInputProps('stock')}
      />
      <Checkbox label={t('offerForm.uncounted')} {...form.getInputProps('uncounted', { type: 'checkbox' })} />
    </>
  );
}
