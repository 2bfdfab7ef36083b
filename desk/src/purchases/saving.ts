// Saving a purchase: what it would do to whom is asked first, and nothing typed is lost when another was quicker.
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, seen, taken } from '../api/client';
import type { Purchase } from '../api/things';
import { useAct } from '../parts/act';
import { complain } from '../parts/fields';
import { kopecks } from '../parts/format';
import { MONEY } from '../parts/touches';
import { matters, type Preview, previewed } from './effects';
import { asTyped, merged, NAMES, type Typed, touched } from './form';

type Wish = Schemas['PurchaseEdit'];
export type Form = UseFormReturnType<Typed>;

export function usePurchaseForm(purchase: Purchase): Form {
  const { t } = useTranslation();
  const sum = (text: string) => (text && kopecks(text) === null ? t('form.sum') : null);
  return useForm<Typed>({
    initialValues: asTyped(purchase),
    validate: {
      title: (text) => (text.trim() ? null : t('purchase.title.wrong')),
      feePercent: (text) => (/^\d{0,3}([.,]\d{1,2})?$/.test(text.trim()) ? null : t('form.percent')),
      deliveryCost: sum,
      minimumSum: sum,
      minimumCount: (text) => (/^\d*$/.test(text) ? null : t('form.count')),
    },
  });
}

/** What the form began with: a newer purchase is taken in beside what was typed; `others` is what others changed. */
function useBase(form: Form, start: Purchase) {
  const [base, rebase] = useState(start);
  const [others, setOthers] = useState<string[]>([]);
  const take = (present: Purchase) => {
    const wish = form.getValues();
    const before = asTyped(base);
    const now = asTyped(present);
    setOthers(touched(wish, before).length > 0 ? touched(now, before) : []);
    rebase(present);
    form.setInitialValues(now);
    form.setValues(merged(now, wish, before));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer one is taken, also after a step of one's own
  useEffect(() => {
    if (start.version > base.version) take(start);
  }, [start.version]);
  const begin = (saved: Purchase) => {
    rebase(saved);
    setOthers([]);
    form.setInitialValues(asTyped(saved));
    form.setValues(asTyped(saved));
  };
  return { base, others, take, begin };
}

export function useSaving(form: Form, start: Purchase) {
  const { t } = useTranslation();
  const { base, others, take, begin } = useBase(form, start);
  const [asked, ask] = useState<{ wish: Wish; preview: Preview } | null>(null);
  const path = { purchase: base.id };
  const save = useAct({
    does: ({ body, version }: { body: Wish; version: number }) =>
      taken(api.PATCH('/v1/purchases/{purchase}', { params: { path, header: seen(version) }, body })),
    said: t('purchase.saved'),
    touches: MONEY,
    onDone: (saved) => {
      ask(null);
      begin(saved);
    },
    onRefused: (refusal, { body }) => {
      const present = refusal.current as Purchase | undefined;
      if (!refusal.stale || !present) {
        ask(null);
        return complain(form, refusal, NAMES);
      }
      take(present);
      // What a job of ours has noted meanwhile is no answer to anybody.
      if (touched(asTyped(present), asTyped(base)).length === 0) save.mutate({ body, version: present.version });
      else ask(null);
      return true;
    },
  });
  const send = (body: Wish) => save.mutate({ body, version: base.version });
  const look = useAct({
    does: (wish: Wish) => previewed(base.id, wish),
    onDone: (preview, wish) => (matters(preview) ? ask({ wish, preview }) : send(wish)),
    onRefused: (refusal) => complain(form, refusal, NAMES),
  });
  return { base, others, asked, look, send, saving: save.isPending, forget: () => ask(null) };
}
