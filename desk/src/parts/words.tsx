// A filter that is typed: asked for when the typing rests, or with Enter.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

const REST_MS = 400;

interface Given {
  label: string;
  /** What stands above; otherwise the label stands in the empty field. */
  title?: string;
  size?: 'xs' | 'sm';
  value: string;
  inputMode?: 'numeric' | 'text';
  onWords: (words: string) => void;
}

export function Words({ label, title, size = 'xs', value, inputMode, onWords }: Given) {
  const [typed, type] = useState(value);
  const later = useDebouncedCallback((words: string) => onWords(words.trim()), REST_MS);
  useEffect(() => type(value), [value]);
  return (
    <TextInput
      size={size}
      label={title}
      aria-label={label}
      placeholder={title ? undefined : label}
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
