// An import of a price list under way.
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { OfferImport } from '../api/things';
import { Steps } from '../imports/steps';
import { STEP, useWatched, WORKING } from '../imports/watching';
import { Working } from '../imports/working';
import { useAct } from '../parts/act';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { Done, Failed, Ready, Waiting } from './import_result';
import { STOCK, usePriceList } from './lists_query';

const useOfferImport = (job: string) =>
  useWatched({
    queryKey: ['offer-import', job],
    load: (): Promise<OfferImport> =>
      taken(api.GET('/v1/offer-imports/{offer_import}', { params: { path: { offer_import: job } } })),
    touches: STOCK,
  });

type Doing = 'reading' | 'comparing' | 'applying';

export function OfferImportWatch() {
  const { t } = useTranslation();
  const { list, job } = useParams({ from: '/price-lists/$list/import/$job' });
  const { priceList } = usePriceList(list);
  const { query, press } = useOfferImport(job);
  const found = query.data;
  const path = { offer_import: job };
  const start = useAct({
    does: (emptying: boolean, header) =>
      taken(api.POST('/v1/offer-imports/{offer_import}/start', { params: { path, header }, body: { emptying } })),
    onDone: () => press('ready'),
  });
  const check = useAct({
    does: (_: null, header) =>
      taken(api.POST('/v1/offer-imports/{offer_import}/preview', { params: { path, header } })),
    onDone: () => press('awaiting_file'),
  });
  return (
    <Page
      title={t('offerImport.watch')}
      back={{ to: `/price-lists/${list}`, words: priceList?.title ?? t('nav.priceLists') }}
    >
      {query.isPending && <Loading />}
      {query.isError && !found && <Failure error={query.error} onAgain={query.refetch} />}
      {found && <About job={found} title={priceList?.title ?? '…'} />}
      {found && WORKING.includes(found.state) && (
        <Working
          job={found}
          words={t(`offerImport.state.${found.state as Doing}`)}
          lost={query.isError || query.failureCount > 0}
        />
      )}
      {found?.state === 'awaiting_file' && (
        <Waiting job={found} busy={check.isPending} onCheck={() => check.mutate(null)} />
      )}
      {found?.state === 'ready' && <Ready job={found} busy={start.isPending} onStart={start.mutate} />}
      {found?.state === 'done' && <Done job={found} />}
      {found?.state === 'failed' && <Failed job={found} />}
    </Page>
  );
}

function About({ job, title }: { job: OfferImport; title: string }) {
  const { t } = useTranslation();
  const broke = job.state === 'failed' && job.progress.done > 0 && job.counts.lines > 0;
  return (
    <>
      <div>
        <Text fw={600}>{job.fileName}</Text>
        <Text c="dimmed">{t('offerImport.into', { title })}</Text>
      </div>
      <Steps current={broke ? 'save' : STEP[job.state]} />
    </>
  );
}
