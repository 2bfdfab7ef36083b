// The lines of an external order: those to be decided with what is wanted of each, and what was decided of the others.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, EyeOff, X } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { Quicker, useQuicker } from '../parts/quicker';
import { Trouble } from '../parts/trouble';
import { useMay } from '../shell/rights';
import { DecidedLine } from './decided_line';
import { isDecidable, keyOf, keysOf, useDeciding } from './deciding';
import { accepted, faultOf, useLineWishes } from './line_wishes';
import { useAwaitsOffers } from './offers';
import { OpenLine } from './open_line';
import { Refusing } from './refusing';
import { RegionMove, useRegionMove } from './region_move';
import { Undoing } from './undoing';

export function Lines({ order }: { order: External }) {
  const { t } = useTranslation();
  const may = useMay();
  const deciding = isDecidable(order) && may('external:decide');
  const heading = useRef<HTMLHeadingElement>(null);
  const settled = order.lines.filter(({ decision }) => !deciding || decision !== 'new');
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Title order={2} ref={heading} tabIndex={-1} className="heading">
          {t('lines.title')}
        </Title>
        {may('external:decide') && <Undoing order={order} onDone={() => heading.current?.focus()} />}
        {deciding && <Open order={order} heading={heading} />}
        {settled.map((line) => (
          <DecidedLine key={line.key} order={order} line={line} />
        ))}
      </Stack>
    </Paper>
  );
}

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

interface Deciding {
  order: External;
  /** Takes the focus when what was pressed is gone. */
  heading: RefObject<HTMLHeadingElement | null>;
}

function Open({ order, heading }: Deciding) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const wishes = useLineWishes(order);
  const { trouble, tell, stale, told, begin } = useTroubles(order);
  const early = useAwaitsOffers();
  const move = useRegionMove(order);
  const [moves, setMoves] = useState<boolean | null>(null);
  const [complaining, complain] = useState(false);
  const [refusing, { open, close }] = useDisclosure();
  const decide = useDeciding({
    order,
    said: ({ number }, { action }) =>
      action === 'dismiss' ? t('decide.said.dismiss') : number ? t('decide.said.accept', { number }) : '',
    onDone: () => {
      complain(false);
      heading.current?.focus();
    },
    onRefused: (refusal) => {
      if (!told(refusal)) tell(refusal.message);
      return true;
    },
  });
  if (!wishes.open.length) return null;
  const { chosen } = wishes;
  const accept = () => {
    begin();
    complain(true);
    if (chosen.some((line) => faultOf(line, wishes.of(line)))) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    decide.mutate({ action: 'accept', lines: chosen.map((line) => accepted(line, wishes.of(line))), moveBuyer: moves });
  };
  const dismiss = () => {
    begin();
    decide.mutate({ action: 'dismiss', lines: keysOf(chosen) });
  };
  const none = chosen.length === 0;
  return (
    <Stack gap="md" ref={form}>
      <Quicker when={stale} title={t('external.stale')} words={t('external.stale.text')} />
      <Trouble words={trouble} />
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
      <Group gap="xs" className="deciding">
        <Button
          leftSection={<Check size={16} aria-hidden />}
          disabled={none || early}
          loading={decide.isPending && decide.variables?.action === 'accept'}
          onClick={accept}
        >
          {t('decide.accept', { count: chosen.length })}
        </Button>
        <Button
          variant="default"
          leftSection={<X size={16} aria-hidden />}
          disabled={none || decide.isPending}
          onClick={() => {
            begin();
            open();
          }}
        >
          {t('decide.refuse')}
        </Button>
        <Button
          variant="default"
          leftSection={<EyeOff size={16} aria-hidden />}
          disabled={none || decide.isPending}
          onClick={dismiss}
        >
          {t('decide.dismiss')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('decide.about')}
      </Text>
      <Refusing order={order} lines={chosen} opened={refusing} onClose={close} onStale={told} />
    </Stack>
  );
}
