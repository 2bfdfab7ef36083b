// The form of a purchase. When somebody else was quicker, it says what he changed, and nothing typed is lost.
import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Purchase } from '../api/things';
import { Confirm } from '../parts/confirm';
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { Effects } from './effects';
import { Collecting, Main, Payment } from './fields';
import { asTyped, changed } from './form';
import { usePurchaseForm, useSaving } from './saving';

export function Editing({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const form = usePurchaseForm(purchase);
  const { base, others, asked, look, send, saving, forget } = useSaving(form, purchase);
  const may = useMay();
  const wish = changed(form.values, asTyped(base));
  const dirty = Object.keys(wish).length > 0;
  // What the stage locks is known from the purchase as it is now, also when somebody else moved it.
  const given = { form, purchase, closed: !may('purchases:write') };
  return (
    <Paper withBorder p="md">
      <Unsaved when={dirty && !saving} />
      <form onSubmit={form.onSubmit(() => look.mutate(wish))} noValidate>
        <Stack>
          {given.closed && <Alert color="gray">{t('purchase.readOnly')}</Alert>}
          {others.length > 0 && (
            <Alert color="yellow" title={t('purchase.stale')} role="alert">
              {t('purchase.stale.text', { fields: others.map((name) => t(`purchase.${name as 'title'}`)).join(', ') })}
            </Alert>
          )}
          <Main {...given} />
          <Payment {...given} />
          <Collecting {...given} />
          {dirty && (
            <Group className="sticky">
              <Button type="submit" loading={look.isPending || saving}>
                {t('action.save')}
              </Button>
              <Button variant="default" onClick={() => form.setValues(asTyped(base))}>
                {t('action.undo')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
      <Confirm
        opened={asked !== null}
        title={t('effects.title')}
        action={t('action.save')}
        busy={saving}
        onConfirm={() => asked && send(asked.wish)}
        onClose={forget}
      >
        {asked && <Effects preview={asked.preview} currency={purchase.currency} />}
      </Confirm>
    </Paper>
  );
}
