// What a file changes in a price list, and what came of it.
import { Alert, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import type { OfferImport } from '../api/things';
import { BadRows } from '../imports/bad_rows';
import { ToldRemarks } from '../imports/remarks';
import { Refused, Unchecked } from '../imports/resting';
import { Tiles } from '../imports/tiles';
import { Confirm } from '../parts/confirm';
import { number } from '../parts/format';
import { Empty, Failure, Loading } from '../parts/states';
import { OfferDifferences } from './differences';

interface Starting {
  job: OfferImport;
  busy: boolean;
  onStart: (emptying: boolean) => void;
}

export function Ready(given: Starting) {
  const { t } = useTranslation();
  const { job } = given;
  const { counts } = job;
  const changes = counts.new + counts.changed + counts.gone;
  return (
    <>
      <Counts job={job} />
      {job.ignoredColumns.length > 0 && (
        <Text>{t('import.ignored', { columns: job.ignoredColumns.map((name) => `«${name}»`).join(', ') })}</Text>
      )}
      <Remarks job={job} />
      {changes > 0 ? (
        <Saving {...given} />
      ) : (
        <Empty
          title={t('import.nothing.title')}
          text={t(counts.lines === 0 ? 'import.nothing.unread' : 'offerImport.nothing')}
        >
          <Another job={job} />
        </Empty>
      )}
      <Unread job={job} />
      {changes > 0 && <OfferDifferences job={job.id} />}
    </>
  );
}

function Counts({ job: { counts, rows } }: { job: OfferImport }) {
  const { t } = useTranslation();
  const tiles = (['new', 'changed', 'unchanged', 'gone'] as const).map(
    (name) => [t(`offerCounts.${name}`), counts[name]] as const,
  );
  const moved = [
    counts.priceChanged > 0 && t('offerCounts.price', { number: number(counts.priceChanged) }),
    counts.stockChanged > 0 && t('offerCounts.stock', { number: number(counts.stockChanged) }),
  ];
  return (
    <>
      <Tiles label={t('offerCounts.title')} tiles={tiles} />
      <Text c="dimmed" size="sm">
        {[t('offerCounts.rows', { count: rows, number: number(rows) }), ...moved].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}

function Remarks({ job: { id, remarks } }: { job: OfferImport }) {
  const { data, isLoading, isError, error, refetch } = useQuery({
    queryKey: ['offer-import', id, 'remarks'],
    queryFn: () =>
      taken(api.GET('/v1/offer-imports/{offer_import}/remarks', { params: { path: { offer_import: id } } })),
    enabled: remarks > 0,
  });
  if (isLoading) return <Loading lines={1} />;
  if (isError) return <Failure error={error} onAgain={refetch} />;
  return data && data.remarks.length > 0 ? <ToldRemarks remarks={data.remarks} total={data.total} /> : null;
}

function Saving({ job: { counts, badRows }, busy, onStart }: Starting) {
  const { t } = useTranslation();
  const [emptying, setEmptying] = useState(false);
  const [asked, { open, close }] = useDisclosure();
  const saved = counts.new + counts.changed;
  const count = saved + (emptying ? counts.gone : 0);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        {counts.gone > 0 && (
          <Checkbox
            label={t('offerImport.emptying', { count: counts.gone, number: number(counts.gone) })}
            description={t('offerImport.emptying.hint')}
            checked={emptying}
            onChange={(event) => setEmptying(event.currentTarget.checked)}
          />
        )}
        <Button size="md" loading={busy} disabled={count === 0} onClick={emptying ? open : () => onStart(false)}>
          {t('offerImport.save', { count, number: number(count) })}
        </Button>
        <Text size="sm" c="dimmed">
          {t('offerImport.saveHint')}{' '}
          {badRows > 0 && t('offerImport.saveBad', { count: badRows, number: number(badRows) })}
        </Text>
      </Stack>
      <Confirm
        opened={asked}
        title={t('offerImport.empty.title', { count: counts.gone, number: number(counts.gone) })}
        action={t('offerImport.empty.yes')}
        danger
        busy={busy}
        onConfirm={() => onStart(true)}
        onClose={close}
      >
        <Text>{t('offerImport.empty.text')}</Text>
      </Confirm>
    </Paper>
  );
}

function Unread({ job: { id, badRows } }: { job: OfferImport }) {
  const { t } = useTranslation();
  return (
    <BadRows
      count={badRows}
      queryKey={['offer-import', id, 'bad-rows']}
      load={() =>
        taken(api.GET('/v1/offer-imports/{offer_import}/bad-rows', { params: { path: { offer_import: id } } }))
      }
      about={t('offerImport.bad')}
      whose={t('offerImport.goods')}
    />
  );
}

export function Done({ job }: { job: OfferImport }) {
  const { t } = useTranslation();
  const { counts, emptying } = job;
  const count = counts.new + counts.changed + (emptying ? counts.gone : 0);
  return (
    <>
      <Alert color="teal" icon={<CircleCheck aria-hidden />} title={t('import.done.title')} role="status">
        <Stack gap="sm" align="flex-start">
          <Text>{t('offerImport.done', { count, number: number(count) })}</Text>
          <Group>
            <Button component={Link} to={`/price-lists/${job.priceList}`}>
              {t('offerImport.toList')}
            </Button>
            <Another job={job} />
          </Group>
        </Stack>
      </Alert>
      <Counts job={job} />
      <Unread job={job} />
    </>
  );
}

export function Failed({ job }: { job: OfferImport }) {
  return (
    <Refused words={job.failure}>
      <Another job={job} />
    </Refused>
  );
}

export function Waiting({ job, busy, onCheck }: { job: OfferImport; busy: boolean; onCheck: () => void }) {
  return (
    <Unchecked busy={busy} onCheck={onCheck}>
      <Another job={job} />
    </Unchecked>
  );
}

function Another({ job: { priceList } }: { job: OfferImport }) {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={`/price-lists/${priceList}/import`}
      variant="default"
      leftSection={<Upload size={16} aria-hidden />}
    >
      {t('import.failed.action')}
    </Button>
  );
}
