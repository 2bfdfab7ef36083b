// Something that waits, and the place where it is done.
import { Button, Group, Paper, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Given {
  icon: ReactNode;
  title: string;
  to: string;
  search?: Record<string, string>;
  action: string;
  children: ReactNode;
}

export function Tile({ icon, title, to, search, action, children }: Given) {
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Group gap="sm" wrap="nowrap" align="flex-start" className="grows">
          {icon}
          <div className="wide">
            <Title order={2}>{title}</Title>
            {children}
          </div>
        </Group>
        <Button component={Link} to={to} search={search as never} variant="default">
          {action}
        </Button>
      </Group>
    </Paper>
  );
}
