// A dry run goes through past orders page by page, newest first, until there are no more or somebody stops it.
import { useEffect, useRef, useState } from 'react';
import { api, once, type Schemas, taken } from '../api/client';
import { Problem, problem } from '../api/problems';

export type Foreseen = Schemas['ForeseenLine'];

const PAGE = 100;
const BUSY_S = 2;

interface Found {
  lines: readonly Foreseen[];
  running: boolean;
  trouble: Problem | null;
  /** Whether there is nothing older any more. */
  whole: boolean;
}

export function useDryRun() {
  const [found, tell] = useState<Found | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);

  async function run(asked: Schemas['DryRunAsked']) {
    control.current?.abort();
    const mine = new AbortController();
    control.current = mine;
    const lines: Foreseen[] = [];
    const say = (more: Partial<Found>) =>
      !mine.signal.aborted && tell({ lines: [...lines], running: true, trouble: null, whole: false, ...more });
    say({});
    try {
      let cursor: string | null = null;
      do {
        const page: Schemas['RulesPreview'] = await patiently({ ...asked, cursor, limit: PAGE }, mine.signal);
        lines.push(...page.items);
        cursor = page.next;
        say({ running: cursor !== null, whole: cursor === null });
      } while (cursor !== null);
    } catch (error) {
      say({ running: false, trouble: problem(error) });
    }
  }

  function stop() {
    control.current?.abort();
    tell((before) => before && { ...before, running: false });
  }

  return { found, run, stop };
}

/** Where too much is asked at once, it waits for as long as it is told. */
async function patiently(body: Schemas['DryRunAsked'], signal: AbortSignal): Promise<Schemas['RulesPreview']> {
  for (;;) {
    try {
      return await taken(api.POST('/v1/external-rules/preview', { params: { header: once() }, body, signal }));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 429 || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter || BUSY_S) * 1000));
    }
  }
}
