// An import of orders under way.
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { MONEY } from '../parts/touches';
import { usePurchase } from '../purchases/one';
import { DonePanel, FailedPanel, ReadyPanel, WaitingPanel } from './result';
import { Steps } from './steps';
import { STEP, useWatched, WORKING } from './watching';
import { Working } from './working';

export type Import = Schemas['Import'];

export const brokeOff = ({ saved }: Import) => saved !== null;

const useImport = (job: string) =>
  useWatched({
    queryKey: ['import', job],
    load: () => taken(api.GET('/v1/imports/{job}', { params: { path: { job } } })),
    touches: MONEY,
  });

export function ImportWatch() {
  const { t } = useTranslation();
  const { job } = useParams({ from: '/import/$job' });
  const { query, press } = useImport(job);
  const found = query.data;
  const start = useAct({
    does: (body: Schemas['StartAsked'], header) =>
      taken(api.POST('/v1/imports/{job}/start', { params: { path: { job }, header }, body })),
    onDone: () => press('ready'),
  });
  const check = useAct({
    does: (_: null, header) => taken(api.POST('/v1/imports/{job}/preview', { params: { path: { job }, header } })),
    onDone: () => press('awaiting_file'),
  });
  return (
    <Page title={t('import.watch')} back={{ to: '/import', words: t('import.back') }}>
      {query.isPending && <Loading />}
      {query.isError && !found && <Failure error={query.error} onAgain={query.refetch} />}
      {found && <About job={found} />}
      {found && WORKING.includes(found.state) && (
        <Working job={found} words={t(`import.state.${found.state}`)} lost={query.isError || query.failureCount > 0} />
      )}
      {found?.state === 'awaiting_file' && <WaitingPanel busy={check.isPending} onCheck={() => check.mutate(null)} />}
      {found?.state === 'ready' && (
        <ReadyPanel
          job={found}
          busy={start.isPending}
          onStart={() => start.mutate(found.replacing ? { removes: found.counts.going } : {})}
        />
      )}
      {found?.state === 'done' && <DonePanel job={found} />}
      {found?.state === 'failed' && <FailedPanel job={found} />}
    </Page>
  );
}

function About({ job }: { job: Import }) {
  const { t } = useTranslation();
  const { data: purchase } = usePurchase(job.purchase);
  return (
    <>
      <div>
        <Text fw={600}>{job.fileName}</Text>
        <Text c="dimmed">
          {t('import.into')} {purchase?.title ?? '…'}
        </Text>
      </div>
      <Steps current={job.state === 'failed' && brokeOff(job) ? 'save' : STEP[job.state]} />
      <Text role="status" className="hidden">
        {t(`import.state.${job.state}`)}
      </Text>
    </>
  );
}
