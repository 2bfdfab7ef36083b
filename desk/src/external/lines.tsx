// The lines of an external order: those to be decided with what is wanted of each, and what was decided of the others.
import { Paper, Stack, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { External } from '../api/things';
import { useMay } from '../shell/rights';
import { DecidedLine } from './decided_line';
import { isDecidable } from './deciding';
import { OpenLines } from './open_lines';
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
        {deciding && <OpenLines order={order} heading={heading} />}
        {settled.map((line) => (
          <DecidedLine key={line.key} order={order} line={line} />
        ))}
      </Stack>
    </Paper>
  );
}
