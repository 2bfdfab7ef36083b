// A file that rests before its time: it could not be read, or its check never began.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/states';

/** `children`: the way to another file. */
export function Refused({ words, title, children }: { words: string | null; title?: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" icon={<TriangleAlert aria-hidden />} title={title ?? t('import.failed.title')} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text className="words">{words || t('import.failed.text')}</Text>
        {children}
      </Stack>
    </Alert>
  );
}

export function Unchecked({ busy, onCheck, children }: { busy: boolean; onCheck: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Empty title={t('import.waiting.title')} text={t('import.waiting.text')}>
      <Group>
        {children}
        <Button loading={busy} onClick={onCheck}>
          {t('import.waiting.check')}
        </Button>
      </Group>
    </Empty>
  );
}
