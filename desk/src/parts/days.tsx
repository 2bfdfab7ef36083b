// From which day to which, above a column of a list: a short word says which field is which.
import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Day {
  /** What it is called for those who hear it. */
  label: string;
  value: string | undefined;
  onDay: (day: string | undefined) => void;
}

export function Days({ from, to }: { from: Day; to: Day }) {
  const { t } = useTranslation();
  const field = (word: string, { label, value, onDay }: Day) => (
    <TextInput
      size="xs"
      type="date"
      aria-label={label}
      leftSectionWidth={34}
      leftSection={
        <Text size="xs" c="dimmed" aria-hidden>
          {word}
        </Text>
      }
      value={value ?? ''}
      onChange={(event) => onDay(event.currentTarget.value || undefined)}
    />
  );
  return (
    <Stack gap={4}>
      {field(t('days.from'), from)}
      {field(t('days.to'), to)}
    </Stack>
  );
}
