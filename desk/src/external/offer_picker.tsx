// The offer that a line is bound to: those of its article, or of another one that is typed.
import { NativeSelect, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../api/problems';
import type { ExternalLine } from '../api/things';
import { money, number } from '../parts/format';
import { Words } from '../parts/words';
import type { LineWish } from './line_wishes';
import { type FoundOffer, obvious, useListTitles, useOffers } from './offers';
import { type Supplied, useSupplied } from './supplied';
import { SuppliedAsking } from './supplied_asking';

interface Given {
  line: ExternalLine;
  wish: LineWish;
  onWish: (more: Partial<LineWish>) => void;
}

/** What fits alone is chosen by itself. */
function useSuggesting(offers: readonly FoundOffer[] | null | undefined, { line, wish, onWish }: Given) {
  const suggested = offers && wish.offer === undefined ? obvious(offers, line.brand) : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: chosen once, when it is found
  useEffect(() => {
    if (suggested) onWish({ offer: suggested.id });
  }, [suggested?.id]);
}

export function OfferPicker({ line, wish, onWish }: Given) {
  const { t } = useTranslation();
  const name = line.name || line.article;
  const article = wish.article ?? line.article;
  const found = useOffers(article);
  const { data } = found;
  const [asked, ask] = useState('');
  const { suppliers, answered, busy } = useSupplied(article, asked === article);
  useSuggesting(data, { line, wish, onWish });
  if (data === null && !suppliers.length) {
    return (
      <Text size="sm" c="dimmed">
        {t('offers.notYet')}
      </Text>
    );
  }
  return (
    <Stack gap={4}>
      <Words
        label={t('offers.article', { name })}
        title={t('offers.find')}
        value={article}
        onWords={(words) => onWish({ article: words, offer: undefined })}
      />
      <Choice name={name} found={found} answered={answered} wish={wish} onChoose={(offer) => onWish({ offer })} />
      {suppliers.length > 0 && article !== '' && (
        <SuppliedAsking
          name={name}
          asked={asked === article}
          busy={busy}
          answered={answered}
          onAsk={() => ask(article)}
        />
      )}
    </Stack>
  );
}

interface Choosing {
  /** Of the line. */
  name: string;
  found: ReturnType<typeof useOffers>;
  answered: ReturnType<typeof useSupplied>['answered'];
  wish: LineWish;
  onChoose: (offer: string | null) => void;
}

function Choice({ name, found: { data, isError, isLoading, error }, answered, wish, onChoose }: Choosing) {
  const { t } = useTranslation();
  const titles = useListTitles(data ?? []);
  const choices = [
    ...(data ?? []).map((each) => choiceOf(each, titles.get(each.priceList), t)),
    ...answered.flatMap(({ supplier, offers }) => offers.map((each) => suppliedChoice(each, supplier.title, t))),
  ];
  const chosen = choices.find(({ value }) => value === wish.offer);
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('offers.title')}
        aria-label={t('offers.of', { name })}
        value={chosen?.value ?? ''}
        data={[{ value: '', label: t(isLoading ? 'offers.looking' : 'offers.none') }, ...choices]}
        error={isError && problem(error).message}
        description={data && adviceOn(data, wish, t)}
        onChange={(event) => onChoose(event.currentTarget.value || null)}
      />
      {/* A phone is narrower than what is chosen. */}
      {chosen && (
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {chosen.label}
        </Text>
      )}
    </>
  );
}

/** What is to be known before the line is accepted so: which is taken is a person's to say where several fit. */
function adviceOn(offers: readonly FoundOffer[], { offer, pieces }: LineWish, t: TFunction) {
  if (!offers.length) return t('offers.notFound');
  const stock = offers.find(({ id }) => id === offer)?.stock;
  if (offer === undefined && offers.length > 1) return t('offers.several');
  if (typeof stock === 'number' && Number(pieces) > stock) return t('offers.short', { pieces: number(stock) });
}

function choiceOf(offer: FoundOffer, list: string | undefined, t: TFunction) {
  const left = offer.stock === null ? t('offers.uncounted') : t('offers.left', { pieces: number(offer.stock) });
  const named = [offer.brand, offer.article, offer.name].filter(Boolean).join(' ');
  const told = [list, money(offer.price, offer.currency), left, named];
  return { value: offer.id, label: told.filter(Boolean).join(' · ') };
}

function suppliedChoice(offer: Supplied, title: string, t: ReturnType<typeof useTranslation>['t']) {
  const left = offer.stock === null ? t('offers.uncounted') : t('offers.left', { pieces: number(offer.stock) });
  const days = offer.deliveryDays ? t('supplied.days', { count: offer.deliveryDays }) : '';
  const when = offer.deliveryDays === 0 ? t('supplied.atOnce') : days;
  const named = [offer.brand, offer.article, offer.name].filter(Boolean).join(' ');
  const told = [t('supplied.by', { title }), money(offer.price, offer.currency), when, left, named];
  return { value: offer.id, label: told.filter(Boolean).join(' · ') };
}
