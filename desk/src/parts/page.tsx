// A screen: its heading, which takes the focus when the screen opens, what can be done, and the way back.
import { Anchor, Group, Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Given {
  title: string;
  /** What of the title stands in one line where it can, as a number does. */
  whole?: string;
  actions?: ReactNode;
  back?: { to: string; words: string };
  children: ReactNode;
}

export function Page({ title, whole, actions, back, children }: Given) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('shell.desk')}`;
  }, [title, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Stack gap="md">
      <div>
        {back && (
          <Anchor component={Link} to={back.to} className="back">
            <ChevronLeft size={16} aria-hidden /> {back.words}
          </Anchor>
        )}
        <Group justify="space-between" align="center" gap="sm">
          <Title order={1} ref={heading} tabIndex={-1} className="heading">
            {whole ? <Unbroken title={title} whole={whole} /> : title}
          </Title>
          {actions && (
            <Group gap="xs" className="actions">
              {actions}
            </Group>
          )}
        </Group>
      </div>
      {children}
    </Stack>
  );
}

function Unbroken({ title, whole }: { title: string; whole: string }) {
  const [before = '', after = ''] = title.split(whole);
  return (
    <>
      {before}
      <span className="whole">{whole}</span>
      {after}
    </>
  );
}
