// Rules are tried on orders of the past: what they would decide, what of it is other than what was decided, and why.
import { Button, Group, NativeSelect, Paper, Progress, Stack, Text, TextInput, Title } from '@mantine/core';
import { FlaskConical, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problems';
import { day, dayBegins, dayEnds, local, number } from '../parts/format';
import { Failure } from '../parts/states';
import { TroubleLine } from '../parts/trouble';
import { useAccounts } from './accounts_query';
import { ForeseenLines } from './dry_run_lines';
import { type Foreseen, useDryRun } from './dry_run_pages';
import type { Rule } from './rules_query';

const MONTH_MS = 30 * 24 * 3_600_000;

interface Given {
  /** Those that are not saved yet; null: the saved ones. */
  rules: Rule[] | null;
  /** Whether it is told elsewhere. */
  onRefused: (refusal: Problem) => boolean;
}

interface Asked {
  account: string;
  from: string;
  to: string;
}

export function DryRun({ rules, onRefused }: Given) {
  const { t } = useTranslation();
  const [asked, ask] = useState<Asked>({ account: '', from: monthAgo(), to: '' });
  const { found, run, stop } = useDryRun();
  const here = useRef<HTMLElement>(null);
  // Below the rules, which may be many: who asked for it shall see it.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'center' });
  }, []);
  const start = () =>
    run({
      rules,
      account: asked.account,
      placedFrom: dayBegins(asked.from) ?? null,
      placedTo: dayEnds(asked.to) ?? null,
    });
  return (
    <Paper ref={here} withBorder p="md" component="section" aria-label={t('dryRun.title')}>
      <Stack gap="sm">
        <Title order={2}>{t(rules ? 'rules.otherwise' : 'dryRun.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('dryRun.lead')}
        </Text>
        <Group gap="xs" align="flex-end">
          <Bounds asked={asked} ask={ask} />
          <Running when={found?.running ?? false} onStart={start} onStop={stop} />
        </Group>
        {found?.running && <HowFar lines={found.lines} from={asked.from} to={asked.to} />}
        {found?.trouble && <Refused refusal={found.trouble} onAgain={start} onRefused={onRefused} />}
        {found && (found.lines.length > 0 || !found.running) && !found.trouble && (
          <Outcome lines={found.lines} compared={rules !== null} whole={found.whole} />
        )}
      </Stack>
    </Paper>
  );
}

const monthAgo = (): string => local(new Date(Date.now() - MONTH_MS).toISOString()).slice(0, 10);

/** Of which orders: of one account or of all, and of which days. */
function Bounds({ asked, ask }: { asked: Asked; ask: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  return (
    <>
      {accounts.length > 1 && (
        <NativeSelect
          label={t('external.account')}
          value={asked.account}
          data={[
            { value: '', label: t('dryRun.allAccounts') },
            ...accounts.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => ask({ ...asked, account: event.currentTarget.value })}
        />
      )}
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`dryRun.${name}`)}
          value={asked[name]}
          onChange={(event) => ask({ ...asked, [name]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

function Running({ when, onStart, onStop }: { when: boolean; onStart: () => void; onStop: () => void }) {
  const { t } = useTranslation();
  if (when)
    return (
      <Button variant="default" leftSection={<Square size={16} aria-hidden />} onClick={onStop}>
        {t('dryRun.stop')}
      </Button>
    );
  return (
    <Button leftSection={<FlaskConical size={16} aria-hidden />} onClick={onStart}>
      {t('dryRun.start')}
    </Button>
  );
}

interface Refusal {
  refusal: Problem;
  onAgain: () => void;
  onRefused: (refusal: Problem) => boolean;
}

function Refused({ refusal, onAgain, onRefused }: Refusal) {
  const { t } = useTranslation();
  const ofRule = refusal.errors.some(({ field }) => field.startsWith('rules['));
  if (!ofRule) return <Failure error={refusal} onAgain={onAgain} />;
  return (
    <Group gap="xs">
      <TroubleLine words={refusal.message} />
      <Button variant="default" size="xs" onClick={() => onRefused(refusal)}>
        {t('dryRun.mend')}
      </Button>
    </Group>
  );
}

/** Orders come from the newest to the oldest: how near the last one is to the beginning. */
function HowFar({ lines, from, to }: { lines: readonly Foreseen[]; from: string; to: string }) {
  const { t } = useTranslation();
  const last = lines.at(-1)?.placedAt;
  const [begin, end] = [Date.parse(from), to ? Date.parse(to) : Date.now()];
  const share = last && from ? (end - Date.parse(last)) / Math.max(end - begin, 1) : null;
  const words = last
    ? t('dryRun.looked', { count: lines.length, number: number(lines.length), day: day(last) })
    : t('dryRun.begins');
  return (
    <Stack gap={4}>
      <Progress
        value={share === null ? 100 : Math.min(Math.max(share, 0.02), 1) * 100}
        striped={share === null}
        animated
        aria-label={t('dryRun.progress')}
      />
      <Text size="sm" role="status">
        {words}
      </Text>
    </Stack>
  );
}

type Shown = 'changed' | 'differs' | 'all';

const FITS: Record<Shown, (line: Foreseen) => boolean> = {
  changed: ({ changed }) => changed,
  differs: ({ differs }) => differs,
  all: () => true,
};

interface Results {
  lines: readonly Foreseen[];
  /** With the saved rules. */
  compared: boolean;
  whole: boolean;
}

function Outcome({ lines, compared, whole }: Results) {
  const { t } = useTranslation();
  const [shown, show] = useState<Shown>(compared ? 'changed' : 'all');
  const acts = (['accept', 'refuse', 'leave'] as const).map((act) => {
    const count = lines.filter(({ now }) => now.act === act).length;
    return t(`dryRun.would.${act}`, { number: number(count) });
  });
  const choices: Shown[] = compared ? ['changed', 'differs', 'all'] : ['differs', 'all'];
  const countOf = (each: Shown) => lines.filter(FITS[each]).length;
  if (!lines.length) return <Text role="status">{t('dryRun.none')}</Text>;
  return (
    <>
      <Text role="status">
        {t(whole ? 'dryRun.all' : 'dryRun.part', { count: lines.length, number: number(lines.length) })}{' '}
        {acts.join(', ')}.
      </Text>
      <NativeSelect
        className="start"
        aria-label={t('dryRun.which')}
        value={shown}
        onChange={(event) => show(event.currentTarget.value as Shown)}
        data={choices.map((value) => ({
          value,
          label: t(`dryRun.shown.${value}`, { number: number(countOf(value)) }),
        }))}
      />
      <ForeseenLines key={shown} lines={lines.filter(FITS[shown])} compared={compared} />
    </>
  );
}
