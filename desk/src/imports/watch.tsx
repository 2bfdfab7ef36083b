// An import under way: asked about until it rests. Opening its address again continues from where it is.
import { Paper, Progress, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client';
import { useAct } from '../parts/act';
import { Page } from '../parts/page';
import { Failure, Loading } from '../parts/states';
import { MONEY } from '../parts/touches';
import { usePurchase } from '../purchases/one';
import { DonePanel, FailedPanel, ReadyPanel, WaitingPanel } from './result';
import { type Step, Steps } from './steps';

export type Import = Schemas['Import'];

const WORKING: readonly Import['state'][] = ['reading', 'comparing', 'applying', 'splitting'];
const STEP: Record<Import['state'], Step> = {
  awaiting_file: 'file',
  reading: 'check',
  comparing: 'check',
  ready: 'check',
  failed: 'check',
  applying: 'save',
  splitting: 'save',
  done: 'done',
};
const NEXT: Partial<Record<Import['state'], Import['state']>> = { awaiting_file: 'reading', ready: 'applying' };
const PACE_MS = 1000;
/** For how long after a pressed button the old state may still be answered, while the queue wakes up. */
const GRACE_MS = 15_000;

export const brokeOff = ({ saved }: Import) => saved !== null;

function useImport(job: string) {
  const queries = useQueryClient();
  const pressed = useRef<{ state: Import['state']; until: number } | null>(null);
  const query = useQuery({
    queryKey: ['import', job],
    queryFn: async (): Promise<Import> => {
      const told = await taken(api.GET('/v1/imports/{job}', { params: { path: { job } } }));
      const early = pressed.current && told.state === pressed.current.state && Date.now() < pressed.current.until;
      return early ? { ...told, state: NEXT[told.state] ?? told.state, progress: { done: 0, total: 0 } } : told;
    },
    refetchInterval: ({ state: { data } }) => (!data || WORKING.includes(data.state) ? PACE_MS : false),
  });
  const press = (state: Import['state']) => {
    pressed.current = { state, until: Date.now() + GRACE_MS };
    queries.invalidateQueries({ queryKey: ['import', job] });
  };
  const saved = query.data?.state === 'done';
  useEffect(() => {
    if (saved) for (const queryKey of MONEY) queries.invalidateQueries({ queryKey });
  }, [saved, queries]);
  return { query, press };
}

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
      {found && WORKING.includes(found.state) && <Working job={found} lost={query.isError || query.failureCount > 0} />}
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

function Working({ job, lost }: { job: Import; lost: boolean }) {
  const { t } = useTranslation();
  const words = t(`import.state.${job.queued ? 'queued' : job.state}`);
  const known = !job.queued && job.progress.total > 0;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Text fw={600}>
          {words}
          {known && ` · ${job.progress.done} / ${job.progress.total}`}
        </Text>
        <Progress
          value={known ? (job.progress.done / job.progress.total) * 100 : 100}
          striped={!known}
          animated
          aria-label={words}
        />
        {lost && (
          <Text c="dimmed" role="status">
            {t('import.lost')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
