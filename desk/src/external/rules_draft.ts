// Rules that are being changed: all of them are saved together, for their order is what they mean.
import { useState } from 'react';
import type { ExternalRules } from '../api/things';
import { asAsked, type Rule } from './rules_query';

/** `key`: the same while the rule is looked at, before it has an id, too. */
export interface Drafted {
  key: string;
  rule: Rule;
}

interface Begun {
  /** Of the rules that were there when it was begun. */
  version: number;
  rules: readonly Drafted[];
}

const begun = ({ items, version }: ExternalRules): Begun => ({
  version,
  rules: items.map((each) => ({ key: each.id, rule: asAsked(each) })),
});

const plain = (rules: readonly Drafted[]): string => JSON.stringify(rules.map(({ rule }) => rule));

export type Draft = ReturnType<typeof useDraft>;

export function useDraft(saved: ExternalRules) {
  const [draft, setDraft] = useState<Begun | null>(null);
  const { version, rules } = draft ?? begun(saved);
  const changed = draft !== null && plain(rules) !== plain(begun(saved).rules);
  const become = (after: readonly Drafted[]) => setDraft({ version, rules: after });
  return {
    rules,
    version,
    changed,
    asked: rules.map(({ rule }) => rule),
    /** A changed one in its place, a new one after all others. */
    put: (key: string | null, rule: Rule) =>
      become(
        key === null
          ? [...rules, { key: crypto.randomUUID(), rule }]
          : rules.map((each) => (each.key === key ? { key, rule } : each)),
      ),
    drop: (key: string) => become(rules.filter((each) => each.key !== key)),
    move: (place: number, by: -1 | 1) => become(moved(rules, place, by)),
    forget: () => setDraft(null),
    /** Another has saved his meanwhile, and it was said. */
    follow: (newer: number) => setDraft({ version: newer, rules }),
  };
}

function moved(rules: readonly Drafted[], place: number, by: -1 | 1): readonly Drafted[] {
  const after = [...rules];
  const [taken] = after.splice(place, 1);
  if (taken) after.splice(place + by, 0, taken);
  return after;
}
