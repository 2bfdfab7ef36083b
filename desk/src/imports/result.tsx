// What was found in the file, and what came of it.
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { Confirm } from '../parts/confirm';
import { Empty } from '../parts/states';
import { usePurchase } from '../purchases/one';
import { BadRows } from './bad_rows';
import { Differences } from './differences';
import { Remarks } from './remarks';
import { Refused, Unchecked } from './resting';
import { Tiles } from './tiles';
import { brokeOff, type Import } from './watch';

const TILES = ['new', 'changed', 'unchanged', 'absent'] as const;

interface Starting {
  job: Import;
  busy: boolean;
  onStart: () => void;
}

export function ReadyPanel({ job, busy, onStart }: Starting) {
  const { t } = useTranslation();
  const orders = job.counts.new + job.counts.changed;
  return (
    <>
      <Counts job={job} />
      {job.ignoredColumns.length > 0 && (
        <Text>{t('import.ignored', { columns: job.ignoredColumns.map((name) => `«${name}»`).join(', ') })}</Text>
      )}
      <Remarks job={job} />
      {orders > 0 || job.completing ? (
        <SavePanel job={job} busy={busy} onStart={onStart} />
      ) : (
        <Empty
          title={t('import.nothing.title')}
          text={t(job.badRows > 0 && job.counts.unchanged === 0 ? 'import.nothing.unread' : 'import.nothing.text')}
        >
          <Another words={t('import.another')} />
        </Empty>
      )}
      <BadOrderRows job={job} />
      {orders > 0 && <Differences job={job} />}
    </>
  );
}

function Counts({ job: { counts } }: { job: Import }) {
  const { t } = useTranslation();
  return <Tiles label={t('counts.title')} tiles={TILES.map((name) => [t(`counts.${name}`), counts[name]])} />;
}

function SavePanel({ job, busy, onStart }: Starting) {
  const { t } = useTranslation();
  const [asked, { open, close }] = useDisclosure();
  const { counts, replacing, completing, badRows } = job;
  const orders = counts.new + counts.changed;
  const label = orders > 0 ? t('import.save', { count: orders }) : t('import.complete');
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        <Lateness job={job} />
        {completing && <Text>{t('import.completing')}</Text>}
        {replacing && (
          <Alert color="red" icon={<TriangleAlert aria-hidden />} title={t('replacing.title', { count: counts.going })}>
            {t('replacing.text', { lines: counts.lines, orders: counts.losing })}
          </Alert>
        )}
        <Button size="md" loading={busy} onClick={replacing ? open : onStart}>
          {label}
        </Button>
        <Text size="sm" c="dimmed">
          {orders > 0 && t('import.saveHint')} {badRows > 0 && t('import.saveBad', { count: badRows })}
        </Text>
      </Stack>
      <Confirm
        opened={asked}
        title={t('replacing.title', { count: counts.going })}
        action={t('replacing.yes')}
        danger
        busy={busy}
        onConfirm={onStart}
        onClose={close}
      >
        <Text>{t('replacing.question', { count: counts.going })}</Text>
      </Confirm>
    </Paper>
  );
}

/** What should be known before saving into a purchase that is past collecting, or is being paid already. */
function Lateness({ job }: { job: Import }) {
  const { t } = useTranslation();
  const { data: purchase } = usePurchase(job.purchase);
  if (!purchase) return null;
  const { stage, paymentOpen, deliveryCost } = purchase;
  const early = stage === 'draft' || stage === 'collecting';
  if (early && !paymentOpen) return null;
  const title = early
    ? t('import.late.paying')
    : t(paymentOpen ? 'import.late.open' : 'import.late', { stage: t(`stage.${stage}`) });
  return (
    <Alert color="yellow" icon={<TriangleAlert aria-hidden />} title={title}>
      {t(deliveryCost > 0 ? 'import.late.text' : 'import.late.plain')}
    </Alert>
  );
}

function BadOrderRows({ job: { id, badRows } }: { job: Import }) {
  return (
    <BadRows
      count={badRows}
      queryKey={['import', id, 'bad-rows']}
      load={() => taken(api.GET('/v1/imports/{job}/bad-rows', { params: { path: { job: id } } }))}
    />
  );
}

export function DonePanel({ job }: { job: Import }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert color="teal" icon={<CircleCheck aria-hidden />} title={t('import.done.title')} role="status">
        <Stack gap="sm" align="flex-start">
          <Text>{t('import.done.text', { count: job.counts.new + job.counts.changed })}</Text>
          <Group>
            <Button component={Link} to={`/purchases/${job.purchase}`}>
              {t('import.toPurchase')}
            </Button>
            <Another words={t('import.another')} />
          </Group>
        </Stack>
      </Alert>
      <Counts job={job} />
      <BadOrderRows job={job} />
    </>
  );
}

export function FailedPanel({ job }: { job: Import }) {
  const { t } = useTranslation();
  const broke = brokeOff(job);
  return (
    <Refused words={job.failure} title={broke ? t('import.brokeOff') : undefined}>
      <Another words={t(broke ? 'import.again' : 'import.failed.action')} />
    </Refused>
  );
}

export function WaitingPanel({ busy, onCheck }: { busy: boolean; onCheck: () => void }) {
  const { t } = useTranslation();
  return (
    <Unchecked busy={busy} onCheck={onCheck}>
      <Another words={t('import.failed.action')} />
    </Unchecked>
  );
}

function Another({ words }: { words: string }) {
  return (
    <Button component={Link} to="/import" variant="default" leftSection={<Upload size={16} aria-hidden />}>
      {words}
    </Button>
  );
}
