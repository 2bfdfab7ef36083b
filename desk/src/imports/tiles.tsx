// How many things a file adds, changes, leaves alone.
import { Paper, SimpleGrid, Text } from '@mantine/core';
import { number } from '../parts/format';

export function Tiles({ label, tiles }: { label: string; tiles: readonly (readonly [name: string, count: number])[] }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: tiles.length }} component="dl" m={0} aria-label={label}>
      {tiles.map(([name, count]) => (
        <Paper key={name} withBorder p="sm" className="tile">
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz={24} fw={700}>
            {number(count)}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
