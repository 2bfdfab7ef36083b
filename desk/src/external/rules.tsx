// Rules for orders of marketplaces: in their order, with what they did; tried out before they are saved.
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FlaskConical, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
import type { ExternalRules } from '../api/things';
import { useAct } from '../parts/act';
import { Page } from '../parts/page';
import { Quicker, useQuicker } from '../parts/quicker';
import { Empty, Failure, Loading } from '../parts/states';
import { Trouble } from '../parts/trouble';
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { DryRun } from './dry_run';
import { RuleCard } from './rule_card';
import { type Complaints, RuleForm } from './rule_form';
import { useDraft } from './rules_draft';
import { RULES, type Rule, useRules } from './rules_query';

export function Rules() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useRules();
  return (
    <Page title={t('nav.rules')}>
      <Text c="dimmed">{t('rules.lead')}</Text>
      {isPending && <Loading />}
      {isError && !data && <Failure error={error} onAgain={refetch} />}
      {data && <Whole saved={data} />}
    </Page>
  );
}

/** `key` is null of a new one. */
interface Edited {
  key: string | null;
  rule?: Rule;
  complaints?: Complaints;
}

function Whole({ saved }: { saved: ExternalRules }) {
  const { t } = useTranslation();
  const may = useMay();
  const draft = useDraft(saved);
  const [edited, edit] = useState<Edited | null>(null);
  const [trying, tries] = useDisclosure();
  const [trouble, tell] = useState('');
  const [said, say] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const writes = may('rules:write');

  /** A complaint about a rule is shown in its form; true where it was of one. */
  function complained({ errors }: Problem): boolean {
    const found = errors.map((each) => ({ ...each, parts: /^rules\[(\d+)\]\.(.+)$/.exec(each.field) }));
    const place = found.find(({ parts }) => parts)?.parts?.[1];
    const there = draft.rules[Number(place)];
    if (place === undefined || !there) return false;
    const its = found.filter(({ parts }) => parts?.[1] === place);
    edit({ ...there, complaints: Object.fromEntries(its.map(({ parts, message }) => [parts?.[2] ?? '', message])) });
    return true;
  }

  const { stale, told, forget } = useQuicker(RULES);
  const save = useAct({
    does: (rules: Rule[]) =>
      taken(api.PATCH('/v1/external-rules', { params: { header: seen(draft.version) }, body: { rules } })),
    said: t('rules.saved'),
    touches: [RULES],
    onDone: () => {
      draft.forget();
      forget();
    },
    onRefused: (refusal) => {
      if (told(refusal)) draft.follow((refusal.current as ExternalRules | undefined)?.version ?? draft.version);
      else if (!complained(refusal)) tell(refusal.message);
      return true;
    },
  });

  function move(place: number, by: -1 | 1) {
    const title = draft.rules[place]?.rule.title ?? '';
    draft.move(place, by);
    say(t('rules.moved', { title, place: place + by + 1 }));
    // Where the button goes, the focus goes: the next press moves the same rule on.
    const wanted = `[data-rule="${draft.rules[place]?.key}"] [data-by="${by}"]`;
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(wanted)?.focus());
  }

  function drop(key: string, title: string) {
    draft.drop(key);
    say(t('rules.dropped', { title }));
    list.current?.focus();
  }

  return (
    <Stack>
      {writes && (
        <Group gap="xs">
          <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit({ key: null })}>
            {t('rules.new')}
          </Button>
          <Button
            variant="default"
            leftSection={<FlaskConical size={16} aria-hidden />}
            aria-expanded={trying}
            onClick={tries.toggle}
          >
            {t(draft.changed ? 'rules.otherwise' : 'rules.try')}
          </Button>
        </Group>
      )}
      {draft.rules.length === 0 && <Empty title={t('rules.none')} text={t('rules.none.text')} />}
      <Stack
        component="ol"
        ref={list}
        tabIndex={-1}
        className="heading"
        gap="sm"
        p={0}
        m={0}
        aria-label={t('nav.rules')}
      >
        {draft.rules.map(({ key, rule }, place) => (
          <RuleCard
            key={key}
            name={key}
            rule={rule}
            place={place}
            last={draft.rules.length - 1}
            counts={saved.items.find(({ id }) => id === rule.id)?.counts}
            onChange={writes ? (after) => draft.put(key, after) : undefined}
            onEdit={() => edit({ key, rule })}
            onDrop={() => drop(key, rule.title)}
            onMove={(by) => move(place, by)}
          />
        ))}
      </Stack>
      <Text role="status" className="hidden">
        {said}
      </Text>
      {saved.unmatched > 0 && (
        <Text size="sm" c="dimmed">
          {t('rules.rest', { count: saved.unmatched })}
        </Text>
      )}
      {trying && (
        <DryRun key={JSON.stringify(draft.asked)} rules={draft.changed ? draft.asked : null} onRefused={complained} />
      )}
      {draft.changed && (
        <Paper withBorder p="sm" className="sticky">
          <Stack gap="xs">
            <Quicker when={stale} words={t('rules.stale')} />
            <Trouble words={trouble} />
            <Group justify="space-between" gap="xs">
              <Text size="sm">{t('rules.unsaved')}</Text>
              <Group gap="xs">
                {!trying && (
                  <Button variant="default" onClick={tries.open}>
                    {t('rules.otherwise')}
                  </Button>
                )}
                <Button variant="default" onClick={draft.forget}>
                  {t('action.undo')}
                </Button>
                <Button
                  loading={save.isPending}
                  onClick={() => {
                    tell('');
                    save.mutate(draft.asked);
                  }}
                >
                  {t('action.save')}
                </Button>
              </Group>
            </Group>
          </Stack>
        </Paper>
      )}
      <RuleForm
        edited={edited}
        onDone={(rule) => {
          draft.put(edited?.key ?? null, rule);
          edit(null);
        }}
        onClose={() => edit(null)}
      />
      <Unsaved when={draft.changed && !save.isPending} />
    </Stack>
  );
}
