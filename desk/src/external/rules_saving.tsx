// Changed rules that are not in force yet: tried out, given up or saved, all of them together.
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
import type { ExternalRules } from '../api/things';
import { useAct } from '../parts/act';
import { Quicker, useQuicker } from '../parts/quicker';
import { Trouble } from '../parts/trouble';
import type { Draft } from './rules_draft';
import { RULES, type Rule } from './rules_query';

/** `complained`: whether what is wrong with one rule is told elsewhere. */
export function useSaving(draft: Draft, complained: (refusal: Problem) => boolean) {
  const { t } = useTranslation();
  const [trouble, tell] = useState('');
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
  const submit = () => {
    tell('');
    save.mutate(draft.asked);
  };
  return { submit, stale, trouble, busy: save.isPending };
}

interface Given {
  draft: Draft;
  saving: ReturnType<typeof useSaving>;
  /** None where they are tried out already. */
  onTry?: () => void;
}

export function UnsavedRules({ draft, saving, onTry }: Given) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="sm" className="sticky">
      <Stack gap="xs">
        <Quicker when={saving.stale} words={t('rules.stale')} />
        <Trouble words={saving.trouble} />
        <Group justify="space-between" gap="xs">
          <Text size="sm">{t('rules.unsaved')}</Text>
          <Group gap="xs">
            {onTry && (
              <Button variant="default" onClick={onTry}>
                {t('rules.otherwise')}
              </Button>
            )}
            <Button variant="default" onClick={draft.forget}>
              {t('action.undo')}
            </Button>
            <Button loading={saving.busy} onClick={saving.submit}>
              {t('action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
