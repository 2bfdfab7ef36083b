// Where in the import the organizer is.
import { Group, Text, ThemeIcon } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const STEPS = ['file', 'check', 'save'] as const;
export type Step = (typeof STEPS)[number] | 'done';

export function Steps({ current }: { current: Step }) {
  const { t } = useTranslation();
  const index = current === 'done' ? STEPS.length : STEPS.indexOf(current);
  return (
    <Group component="ol" role="list" aria-label={t('import.steps')} p={0} m={0} gap="lg">
      {STEPS.map((name, place) => (
        <Group
          key={name}
          component="li"
          role="listitem"
          gap="xs"
          wrap="nowrap"
          aria-current={place === index ? 'step' : undefined}
          className="step"
        >
          <ThemeIcon radius="xl" size={26} variant={place <= index ? 'filled' : 'default'} aria-hidden>
            {place < index ? <Check size={14} /> : place + 1}
          </ThemeIcon>
          <Text size="sm" fw={place === index ? 700 : 400}>
            {t(`import.step.${name}`)}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
