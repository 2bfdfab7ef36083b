// A whole number or name that records are found by: asked for when the typing rests, or with Enter.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

const REST_MS = 600;

interface Given {
  label: string;
  value: string | undefined;
  onWords: (words: string | undefined) => void;
}

export function LogWords({ label, value = '', onWords }: Given) {
  const [typed, type] = useState(value);
  const say = (words: string) => onWords(words.trim() || undefined);
  const later = useDebouncedCallback(say, REST_MS);
  useEffect(() => type(value), [value]);
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={({ currentTarget: { value: words } }) => {
        type(words);
        later(words);
      }}
      onKeyDown={(event) => event.key === 'Enter' && say(typed)}
    />
  );
}
