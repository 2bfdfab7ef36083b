// All lines of an order in one dialog: quantities, refusals, what is not there, replacements and additions, one reason,
// one save.
import { Button, Fieldset, NativeSelect, Stack } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../api/things';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { complain } from '../parts/fields';
import { actionsOf, FIELDS, faultsOf } from './line_edits';
import { LineFields } from './line_fields';
import { askedRows, at, editsOf, hasFields, newRow, type Row, rowOf, within } from './many_lines';
import { OrderQuicker } from './quicker';
import { Reason } from './reason';
import { useAllowed } from './rules';
import { useSavingLines } from './saving_lines';

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
    <Dialog opened={opened} onClose={given.onClose} title={t('lines.edit')} size="lg">
      {({ close }) => opened && <Form {...given} onClose={close} />}
    </Dialog>
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
    for (const [name, fault] of Object.entries(faultsOf(row.wish))) found[at(place, name)] = t(fault);
  }
  if (!reason.trim()) found.reason = t('form.required');
  else if (askedRows(rows).length === 0) found.reason = t('line.same');
  return found;
}

function Form({ order, onClose }: Given) {
  const { t } = useTranslation();
  const allowed = useAllowed(order);
  const form = useLinesForm(order);
  const { save, stale } = useSavingLines({
    order,
    asked: ({ rows, reason }: Wishes) => ({ reason, lines: editsOf(rows) }),
    onClose,
    onRefused: (refusal, { rows }) => {
      const names = rows.flatMap((_, place) => FIELDS.map((name) => at(place, name)));
      return complain(form, refusal, [...names, 'reason'], within(rows));
    },
  });
  return (
    <form onSubmit={form.onSubmit((wishes) => save.mutate(wishes))} noValidate>
      <Stack gap="sm">
        <OrderQuicker when={stale} />
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
        <Reason {...form.getInputProps('reason')} />
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
          <LineFields
            at={(name) => form.getInputProps(at(place, name))}
            currency={currency}
            whole={row.wish.action !== 'change'}
          />
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
