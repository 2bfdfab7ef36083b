// Why a rule decided so, or left it: every rule that was looked at, with what held and what did not.
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';

/** A reason that ends so is followed by what belongs to it. */
const HEADING = /:$/;

export function Why({ why }: { why: Schemas['RuleExplanation'] }) {
  const { t } = useTranslation();
  if (!why.reasons.length) return null;
  return (
    <details>
      <summary className="why">{why.title ? t('why.rule', { title: why.title }) : t('why.none')}</summary>
      <List listStyleType="none" size="sm" spacing={2} mt={4}>
        {why.reasons.map((reason, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rules may say the same
          <List.Item key={place} className={HEADING.test(reason) ? undefined : 'inside-line'}>
            <Text component="span" size="sm" fw={HEADING.test(reason) ? 600 : undefined}>
              {reason}
            </Text>
          </List.Item>
        ))}
      </List>
    </details>
  );
}
