// Rules for orders of marketplaces: in their order, with what they did; tried out before they are saved.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FlaskConical, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problems';
import type { ExternalRules } from '../api/things';
import { Page } from '../parts/page';
import { Empty, Failure, Loading } from '../parts/states';
import { Unsaved } from '../parts/unsaved';
import { useMay } from '../shell/rights';
import { DryRun } from './dry_run';
import { type Edited, RuleForm } from './rule_form';
import { RuleList } from './rule_list';
import { type Drafted, useDraft } from './rules_draft';
import { useRules } from './rules_query';
import { UnsavedRules, useSaving } from './rules_saving';

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

/** A complaint about one of the rules, as it is shown in that rule's form; null where it is of none. */
function complaintOf({ errors }: Problem, rules: readonly Drafted[]): Edited | null {
  const found = errors.map((each) => ({ ...each, parts: /^rules\[(\d+)\]\.(.+)$/.exec(each.field) }));
  const place = found.find(({ parts }) => parts)?.parts?.[1];
  const there = rules[Number(place)];
  if (place === undefined || !there) return null;
  const its = found.filter(({ parts }) => parts?.[1] === place);
  return { ...there, complaints: Object.fromEntries(its.map(({ parts, message }) => [parts?.[2] ?? '', message])) };
}

function Whole({ saved }: { saved: ExternalRules }) {
  const { t } = useTranslation();
  const writes = useMay()('rules:write');
  const draft = useDraft(saved);
  const [edited, edit] = useState<Edited | null>(null);
  const [trying, tries] = useDisclosure();
  const complained = (refusal: Problem): boolean => {
    const complaint = complaintOf(refusal, draft.rules);
    if (complaint) edit(complaint);
    return complaint !== null;
  };
  const saving = useSaving(draft, complained);
  const { changed } = draft;
  return (
    <Stack>
      {writes && <Beginning changed={changed} trying={trying} onNew={() => edit({ key: null })} onTry={tries.toggle} />}
      {draft.rules.length === 0 && <Empty title={t('rules.none')} text={t('rules.none.text')} />}
      <RuleList draft={draft} saved={saved} writes={writes} onEdit={edit} />
      <Rest count={saved.unmatched} />
      {trying && (
        <DryRun key={JSON.stringify(draft.asked)} rules={changed ? draft.asked : null} onRefused={complained} />
      )}
      {changed && <UnsavedRules draft={draft} saving={saving} onTry={trying ? undefined : tries.open} />}
      <RuleForm
        edited={edited}
        onDone={(rule) => {
          draft.put(edited?.key ?? null, rule);
          edit(null);
        }}
        onClose={() => edit(null)}
      />
      <Unsaved when={changed && !saving.busy} />
    </Stack>
  );
}

interface Begun {
  changed: boolean;
  trying: boolean;
  onNew: () => void;
  onTry: () => void;
}

function Beginning({ changed, trying, onNew, onTry }: Begun) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={onNew}>
        {t('rules.new')}
      </Button>
      <Button
        variant="default"
        leftSection={<FlaskConical size={16} aria-hidden />}
        aria-expanded={trying}
        onClick={onTry}
      >
        {t(changed ? 'rules.otherwise' : 'rules.try')}
      </Button>
    </Group>
  );
}

/** Lines that no rule fitted. */
function Rest({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('rules.rest', { count })}
    </Text>
  );
}
