// Another was quicker: what he left is shown, and what was typed stays for another try.
import { Alert } from '@mantine/core';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '../api/problems';

/** `whole`: the refusal brings what the query would be answered; where it brings a part, the query is asked anew. */
export function useQuicker(queryKey: QueryKey, whole = true) {
  const queries = useQueryClient();
  const [stale, setStale] = useState(false);
  const told = (refusal: Problem): boolean => {
    if (!refusal.stale) return false;
    setStale(true);
    if (whole && refusal.current) queries.setQueryData(queryKey, refusal.current);
    else queries.invalidateQueries({ queryKey });
    return true;
  };
  return { stale, told, forget: () => setStale(false) };
}

export function Quicker({ when, title, words }: { when: boolean; title?: string; words: string }) {
  if (!when) return null;
  return (
    <Alert color="yellow" role="alert" title={title}>
      {words}
    </Alert>
  );
}
