// What the columns of external orders are filtered by: what stands in them stands in the address of the screen.
import { NativeSelect, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Days } from '../parts/days';
import { Words } from '../parts/words';
import { useAccounts } from './accounts_query';
import type { ExternalAsked } from './search';
import { DECISIONS, PHASES, PUSHES } from './states';

export interface Filtered {
  asked: ExternalAsked;
  ask: (more: ExternalAsked) => void;
}

interface Choosing extends Filtered {
  name: keyof ExternalAsked;
  title: string;
  data: readonly { value: string; label: string }[];
}

/** A choice of one column; nothing chosen asks for nothing. */
function Choice({ asked, ask, name, title, data }: Choosing) {
  return (
    <NativeSelect
      size="xs"
      aria-label={title}
      data={[{ value: '', label: title }, ...data]}
      value={asked[name] ?? ''}
      onChange={(event) => ask({ [name]: event.currentTarget.value || undefined })}
    />
  );
}

export function OrderFilters({ asked, ask }: Filtered) {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  return (
    <Stack gap={4}>
      <Words label={t('external.search')} value={asked.q ?? ''} onWords={(q) => ask({ q: q || undefined })} />
      <Choice
        asked={asked}
        ask={ask}
        name="account"
        title={t('external.account')}
        data={accounts.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Period asked={asked} ask={ask} />
    </Stack>
  );
}

export function BuyerFilters({ asked, ask }: Filtered) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Words label={t('external.who')} value={asked.who ?? ''} onWords={(who) => ask({ who: who || undefined })} />
      <Words
        label={t('external.region')}
        value={asked.region ?? ''}
        onWords={(region) => ask({ region: region || undefined })}
      />
    </Stack>
  );
}

export function StateFilters(filtered: Filtered) {
  const { t } = useTranslation();
  const [decisions, pushes, phases] = [
    DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) })),
    PUSHES.map((value) => ({ value, label: t(`push.${value}`) })),
    PHASES.map((value) => ({ value, label: t(`phase.${value}`) })),
  ];
  return (
    <Stack gap={4} maw={220}>
      <Choice {...filtered} name="decision" title={t('external.decision')} data={decisions} />
      <Choice {...filtered} name="push" title={t('external.push')} data={pushes} />
      <Choice {...filtered} name="phase" title={t('external.phase')} data={phases} />
    </Stack>
  );
}

function Period({ asked, ask }: Filtered) {
  const { t } = useTranslation();
  const of = (name: 'placedFrom' | 'placedTo') => ({
    label: t(`external.${name}`),
    value: asked[name],
    onDay: (day: string | undefined) => ask({ [name]: day }),
  });
  return <Days from={of('placedFrom')} to={of('placedTo')} />;
}
