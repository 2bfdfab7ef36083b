// All lines of an order in one dialog: quantities, refusals, what is not there, replacements and additions, one reason,
// one save.
import { Button, Fieldset, Modal, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, seen as seenVersion, taken } from '../api/client';
import type { Order } from '../api/things';
import { useAct } from '../parts/act';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { kopecks, sign } from '../parts/format';
import { Quicker, useQuicker } from '../parts/quicker';
import { MONEY } from '../parts/touches';
import { actionsOf, FIELDS } from './line_edits';
import { askedRows, editsOf, hasFields, newRow, ofRows, type Row, rowOf } from './many_lines';
import { useAllowed } from './rules';

interface Given {
  order: Order;
  onClose: () => void;
}

interface Wishes {
  rows: Row[];
  reason: string;
}

type LinesForm = UseFormReturnType<Wishes>;

export function LinesForm({ opened, ...given }: Given & { opened: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={given.onClose} title={t('lines.edit')} size="lg" closeOnClickOutside={false}>
      {opened && <Form {...given} />}
    </Modal>
  );
}

function useLinesForm(order: Order): LinesForm {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  return useForm<Wishes>({
    initialValues: {
      rows: order.lines
        .map((line, place) => rowOf(line, place, actionsOf(line).filter(allowed)))
        .filter(({ actions }) => actions.length > 0),
      reason: '',
    },
    validate: (wishes) => complaints(wishes, t),
  });
}

type Told = ReturnType<typeof useTranslation>['t'];

function complaints({ rows, reason }: Wishes, t: Told): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [place, row] of rows.entries()) {
    if (!hasFields(row)) continue;
    const { name, article, quantity, price } = row.wish;
    if (!name.trim() && !article.trim()) found[`rows.${place}.wish.name`] = t('form.required');
    if (!/^[1-9]\d{0,5}$/.test(quantity.trim())) found[`rows.${place}.wish.quantity`] = t('line.count');
    if ((kopecks(price) ?? -1) < 0) found[`rows.${place}.wish.price`] = t('form.sum');
  }
  if (!reason.trim()) found.reason = t('form.required');
  else if (askedRows(rows).length === 0) found.reason = t('line.same');
  return found;
}

function Form({ order, onClose }: Given) {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  const form = useLinesForm(order);
  const { stale, told } = useQuicker(['order', order.number]);
  const save = useAct({
    does: ({ rows, reason }: Wishes) => {
      const params = { path: { number: order.number }, header: seenVersion(order.version) };
      return taken(api.PATCH('/v1/orders/{number}/lines', { params, body: { reason, lines: editsOf(rows) } }));
    },
    said: t('line.saved'),
    touches: MONEY,
    onDone: onClose,
    onRefused: (refusal, { rows }) => {
      const names = rows.flatMap((_, place) => FIELDS.map((name) => `rows.${place}.wish.${name}`));
      return told(refusal) || complain(form, ofRows(refusal, rows), [...names, 'reason']);
    },
  });
  return (
    <form onSubmit={form.onSubmit((wishes) => save.mutate(wishes))} noValidate>
      <Stack gap="sm">
        <Quicker when={stale} title={t('order.stale')} words={t('order.stale.text')} />
        {form.values.rows.map((row, place) => (
          <OneLine key={row.key} form={form} place={place} currency={order.currency} />
        ))}
        {allowed('add') && (
          <div>
            <Button
              variant="default"
              leftSection={<Plus size={16} aria-hidden />}
              onClick={() => form.insertListItem('rows', newRow(crypto.randomUUID()))}
            >
              {t('line.add')}
            </Button>
          </div>
        )}
        <TextInput
          label={t('form.reason')}
          description={t('form.reason.hint')}
          maxLength={300}
          required
          {...form.getInputProps('reason')}
        />
        <Ending action={t('action.save')} busy={save.isPending} onClose={onClose} />
      </Stack>
    </form>
  );
}

interface Line {
  form: LinesForm;
  place: number;
  currency: string;
}

function OneLine({ form, place, currency }: Line) {
  const { t } = useTranslation();
  const row = form.values.rows[place];
  if (!row) return null;
  const added = row.place === undefined;
  return (
    <Fieldset legend={added ? t('lines.new') : row.title} p="sm">
      <Stack gap="xs">
        {!added && <Action form={form} place={place} row={row} />}
        {hasFields(row) && (
          <Fields form={form} place={place} currency={currency} whole={row.wish.action !== 'change'} />
        )}
        {added && (
          <div>
            <Button
              variant="subtle"
              size="xs"
              leftSection={<X size={16} aria-hidden />}
              onClick={() => form.removeListItem('rows', place)}
            >
              {t('lines.notAdd')}
            </Button>
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}

const KEPT = 'kept';

function Action({ form, place, row }: { form: LinesForm; place: number; row: Row }) {
  const { t } = useTranslation();
  const choices = row.actions.map((value) => ({ value: value as string, label: t(`lineAction.${value}`) }));
  // Where the fields stand open, to leave them as they are is to change nothing.
  const all = row.actions[0] === 'change' ? choices : [{ value: KEPT, label: t('lines.keep') }, ...choices];
  return (
    <NativeSelect
      aria-label={t('lines.actionOf', { name: row.title })}
      data={all}
      value={row.wish.kept ? KEPT : row.wish.action}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        const kept = chosen === KEPT;
        form.setFieldValue(`rows.${place}.wish`, {
          ...row.wish,
          kept,
          action: kept ? row.seen.action : (chosen as Row['wish']['action']),
        });
      }}
    />
  );
}

/** `whole`: it is described anew; otherwise only how many and for how much. */
function Fields({ form, place, currency, whole }: Line & { whole: boolean }) {
  const { t } = useTranslation();
  const at = (name: string) => form.getInputProps(`rows.${place}.wish.${name}`);
  return (
    <>
      {whole && <TextInput label={t('line.name')} {...at('name')} />}
      <SimpleGrid cols={2} spacing="xs">
        {whole && <TextInput label={t('line.articleOf')} {...at('article')} />}
        {whole && <TextInput label={t('line.option')} {...at('option')} />}
        <TextInput label={t('line.quantity')} inputMode="numeric" {...at('quantity')} />
        <TextInput label={t('line.price')} inputMode="decimal" rightSection={sign(currency)} {...at('price')} />
      </SimpleGrid>
    </>
  );
}
