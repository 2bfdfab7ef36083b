// The lines that are to be decided: those that are chosen are accepted, refused or put aside together.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, EyeOff, X } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { Quicker, useQuicker } from '../parts/quicker';
import { Trouble } from '../parts/trouble';
import { keyOf, keysOf, useDeciding, type Wish } from './deciding';
import { accepted, faultOf, useLineWishes } from './line_wishes';
import { useAwaitsOffers } from './offers';
import { OpenLine } from './open_line';
import { Refusing } from './refusing';
import { RegionMove, useRegionMove } from './region_move';

/** What the refusal of a decision says, beside what was typed; what the order is by now is shown below. */
function useTroubles(order: External) {
  const [trouble, tell] = useState('');
  const { stale, told, forget } = useQuicker(keyOf(order.account, order.order));
  const begin = () => {
    tell('');
    forget();
  };
  return { trouble, tell, stale, told, begin };
}

interface Given {
  order: External;
  /** Takes the focus when what was pressed is gone. */
  heading: RefObject<HTMLHeadingElement | null>;
}

function useSaid() {
  const { t } = useTranslation();
  return ({ number }: External, { action }: Wish): string => {
    if (action === 'dismiss') return t('decide.said.dismiss');
    return number ? t('decide.said.accept', { number }) : '';
  };
}

/** Accepting and putting aside what is chosen; a fault in it is shown, and not sent. */
function useOpenLines({ order, heading }: Given) {
  const form = useRef<HTMLDivElement>(null);
  const wishes = useLineWishes(order);
  const troubles = useTroubles(order);
  const [complaining, complain] = useState(false);
  const decide = useDeciding({
    order,
    said: useSaid(),
    onDone: () => {
      complain(false);
      heading.current?.focus();
    },
    onRefused: (refusal) => {
      if (!troubles.told(refusal)) troubles.tell(refusal.message);
      return true;
    },
  });
  const { chosen, of } = wishes;
  const accept = (moveBuyer: boolean | null) => {
    troubles.begin();
    complain(true);
    if (chosen.some((line) => faultOf(line, of(line))))
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    else decide.mutate({ action: 'accept', lines: chosen.map((line) => accepted(line, of(line))), moveBuyer });
  };
  const dismiss = () => {
    troubles.begin();
    decide.mutate({ action: 'dismiss', lines: keysOf(chosen) });
  };
  const doing = decide.isPending ? decide.variables.action : null;
  return { form, wishes, troubles, complaining, doing, accept, dismiss };
}

export function OpenLines({ order, heading }: Given) {
  const { t } = useTranslation();
  const { form, wishes, troubles, complaining, doing, accept, dismiss } = useOpenLines({ order, heading });
  const move = useRegionMove(order);
  const [moves, setMoves] = useState<boolean | null>(null);
  const [refusing, { open, close }] = useDisclosure();
  if (!wishes.open.length) return null;
  const refuse = () => {
    troubles.begin();
    open();
  };
  return (
    <Stack gap="md" ref={form}>
      <Quicker when={troubles.stale} title={t('external.stale')} words={t('external.stale.text')} />
      <Trouble words={troubles.trouble} />
      {wishes.open.map((line) => (
        <OpenLine
          key={line.key}
          line={line}
          currency={order.currency}
          wish={wishes.of(line)}
          complaining={complaining}
          onWish={(more) => wishes.wish(line, more)}
        />
      ))}
      {move && <RegionMove move={move} checked={moves ?? move.usual} onChange={setMoves} />}
      <Decisions
        count={wishes.chosen.length}
        doing={doing}
        onAccept={() => accept(moves)}
        onRefuse={refuse}
        onDismiss={dismiss}
      />
      <Refusing order={order} lines={wishes.chosen} opened={refusing} onClose={close} onStale={troubles.told} />
    </Stack>
  );
}

interface Choices {
  /** Of the lines that are chosen. */
  count: number;
  /** What is being sent. */
  doing: Wish['action'] | null;
  onAccept: () => void;
  onRefuse: () => void;
  onDismiss: () => void;
}

function Decisions({ count, doing, onAccept, onRefuse, onDismiss }: Choices) {
  const { t } = useTranslation();
  const early = useAwaitsOffers();
  const idle = count === 0 || doing !== null;
  const [yes, no, aside] = [
    <Check key="yes" size={16} aria-hidden />,
    <X key="no" size={16} aria-hidden />,
    <EyeOff key="aside" size={16} aria-hidden />,
  ];
  return (
    <>
      <Group gap="xs" className="deciding">
        <Button leftSection={yes} disabled={count === 0 || early} loading={doing === 'accept'} onClick={onAccept}>
          {t('decide.accept', { count })}
        </Button>
        <Button variant="default" leftSection={no} disabled={idle} onClick={onRefuse}>
          {t('decide.refuse')}
        </Button>
        <Button variant="default" leftSection={aside} disabled={idle} onClick={onDismiss}>
          {t('decide.dismiss')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('decide.about')}
      </Text>
    </>
  );
}
