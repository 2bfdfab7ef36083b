// What was decided of an external order, and what of it the marketplace knows, in a word and a colour.
import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { External, ExternalLine } from '../api/things';
import { useNamed } from '../parts/named';

type Decision = External['decision'];
type Push = External['push'];

export const DECISIONS: readonly Decision[] = ['new', 'accepted', 'refused', 'dismissed', 'cancelled'];
export const PUSHES: readonly Push[] = ['wanted', 'sent', 'acknowledged', 'failed', 'none'];
export const PHASES: readonly External['phase'][] = [
  'open',
  'unpaid',
  'accepted',
  'done',
  'cancelled',
  'split',
  'unknown',
];

const DECIDED: Record<Decision, string> = {
  new: 'yellow',
  accepted: 'teal',
  refused: 'red',
  dismissed: 'gray',
  cancelled: 'gray',
};
const TOLD: Record<Push, string> = {
  none: 'gray',
  wanted: 'blue',
  sent: 'indigo',
  acknowledged: 'teal',
  failed: 'red',
};

/** Whether it is the sale of another order, and waits for nobody here. */
export const isFollowing = ({ sameSale }: External): boolean => sameSale.some(({ leads }) => leads);

export function DecisionBadge({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  return <Badge color={DECIDED[decision]}>{t(`decision.${decision}`)}</Badge>;
}

/** What waits for nobody here says where it stands at its marketplace. */
export function StandsAt({ order }: { order: External }) {
  const { t } = useTranslation();
  const { phase, decision } = order;
  if (decision === 'new' && isFollowing(order)) return <Badge color="blue">{t('sale.there')}</Badge>;
  if (phase === 'open' || phase === 'accepted' || decision === 'cancelled')
    return <DecisionBadge decision={decision} />;
  return (
    <Group gap={6}>
      {decision !== 'new' && <DecisionBadge decision={decision} />}
      <Badge color="gray">{t(`phase.${phase}`)}</Badge>
    </Group>
  );
}

/** Nothing where there is nothing to tell. */
export function PushBadge({ push }: { push: Push }) {
  const { t } = useTranslation();
  if (push === 'none') return null;
  return <Badge color={TOLD[push]}>{t(`push.${push}`)}</Badge>;
}

/** Why the marketplace does not know yet, and in its own words. */
export function PushTrouble({ line: { push, problem, said, attempts } }: { line: ExternalLine }) {
  const { t } = useTranslation();
  const named = useNamed();
  if (!problem) return null;
  return (
    <Text size="sm" c={push === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'} component="div" className="broken">
      {named('pushProblem', problem)}
      {said && ` ${t('push.said', { words: said })}`}
      {attempts > 0 && ` ${t('push.attempts', { count: attempts })}`}
    </Text>
  );
}

/** What it cannot leave without: said before anything is decided. */
export function Needs({ needs }: { needs: readonly string[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  if (!needs.length) return null;
  return (
    <Group gap={4}>
      {needs.map((each) => (
        <Badge key={each} color="orange">
          {t('needs.one', { need: named('need', each) })}
        </Badge>
      ))}
    </Group>
  );
}
