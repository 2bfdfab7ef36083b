// A filter that is typed: asked for when the typing rests, or with Enter.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

const REST_MS = 400;

interface Given {
  label: string;
  value: string;
  inputMode?: 'numeric' | 'text';
  onWords: (words: string) => void;
}

export function Words({ label, value, inputMode, onWords }: Given) {
  const [typed, type] = useState(value);
  const later = useDebouncedCallback((words: string) => onWords(words.trim()), REST_MS);
  useEffect(() => type(value), [value]);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={label}
      inputMode={inputMode}
      value={typed}
      onChange={({ currentTarget: { value: words } }) => {
        type(words);
        later(words);
      }}
      onKeyDown={(event) => event.key === 'Enter' && onWords(typed.trim())}
    />
  );
}
