// A rule in the list: its place, what it says in one sentence, what it did, and what can be done with it.
import { Badge, Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { number } from '../parts/format';
import { SignButton } from '../parts/sign_button';
import { useSentence } from './rule_sentence';
import type { Rule } from './rules_query';

interface Given {
  name: string;
  rule: Rule;
  place: number;
  last: number;
  /** None of one that is not saved yet. */
  counts?: Schemas['RuleCounts'];
  /** None for whoever may only look. */
  onChange?: (rule: Rule) => void;
  onEdit: () => void;
  onDrop: () => void;
  onMove: (by: -1 | 1) => void;
}

export function RuleCard({ name, rule, place, last, counts, onChange, onEdit, onDrop, onMove }: Given) {
  const { t } = useTranslation();
  const sentence = useSentence()(rule);
  const { title, enabled } = rule;
  return (
    <Paper withBorder p="sm" component="li" className="step" data-rule={name} aria-label={title}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" align="flex-start">
          <Group gap="xs" className="grows">
            <Badge color="gray">{place + 1}</Badge>
            <Text fw={600}>{title}</Text>
            {!enabled && <Badge color="gray">{t('rules.off')}</Badge>}
          </Group>
          {onChange && (
            <Group gap={6} wrap="nowrap">
              <SignButton
                sign={ArrowUp}
                name={t('rules.up', { title })}
                by={-1}
                idle={place === 0}
                onClick={() => onMove(-1)}
              />
              <SignButton
                sign={ArrowDown}
                name={t('rules.down', { title })}
                by={1}
                idle={place === last}
                onClick={() => onMove(1)}
              />
              <SignButton sign={Pencil} name={t('rules.edit', { title })} onClick={onEdit} />
              <SignButton sign={Trash2} name={t('rules.drop', { title })} onClick={onDrop} />
            </Group>
          )}
        </Group>
        <Text>{sentence}</Text>
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {counts ? <Counts counts={counts} /> : t('rules.unused')}
          </Text>
          {onChange && (
            <Switch
              label={t('rules.enabled')}
              aria-label={t('rules.enabled.of', { title })}
              checked={enabled}
              onChange={(event) => onChange({ ...rule, enabled: event.currentTarget.checked })}
            />
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function Counts({ counts: { accepted, refused, left } }: { counts: Schemas['RuleCounts'] }) {
  const { t } = useTranslation();
  if (accepted + refused + left === 0) return t('rules.unused');
  const told = [
    accepted > 0 && t('rules.accepted', { number: number(accepted) }),
    refused > 0 && t('rules.refused', { number: number(refused) }),
    left > 0 && t('rules.left', { number: number(left) }),
  ];
  return told.filter(Boolean).join(' · ');
}
