// The rules in their order: moved by buttons that keep the focus, and what happened is said to who does not see it.
import { Stack, Text } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalRules } from '../api/things';
import { RuleCard } from './rule_card';
import type { Draft, Drafted } from './rules_draft';

interface Given {
  draft: Draft;
  saved: ExternalRules;
  /** Whether they may be changed. */
  writes: boolean;
  onEdit: (rule: Drafted) => void;
}

export function RuleList({ draft, saved, writes, onEdit }: Given) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { said, move, drop } = useOrdering(draft, list);
  return (
    <>
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
            onEdit={() => onEdit({ key, rule })}
            onDrop={() => drop(key, rule.title)}
            onMove={(by) => move(place, by)}
          />
        ))}
      </Stack>
      <Text role="status" className="hidden">
        {said}
      </Text>
    </>
  );
}

function useOrdering(draft: Draft, list: RefObject<HTMLDivElement | null>) {
  const { t } = useTranslation();
  const [said, say] = useState('');

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

  return { said, move, drop };
}
