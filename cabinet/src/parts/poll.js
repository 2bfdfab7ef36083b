// Asking again and again until the answer says it is the last; a passing trouble only slows it down.
import { ApiError, NetworkError } from '../shell/api.js';

const PAUSE_MS = 700;
const PAUSE_MAX_MS = 8000;

// `ask` returns true when there is nothing more to wait for.
export async function poll({ ask, onTrouble, signal }) {
  let pause = PAUSE_MS;
  while (!signal.aborted) {
    try {
      if (await ask()) return;
      pause = PAUSE_MS;
      onTrouble(false);
    } catch (error) {
      if (signal.aborted) return;
      if (!isPassing(error)) throw error;
      pause = Math.min(pause * 2, PAUSE_MAX_MS);
      onTrouble(true);
    }
    await rest(pause, signal);
  }
}

const isPassing = (error) => error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429));

const rest = (ms, signal) => new Promise((resolve) => {
  setTimeout(resolve, ms);
  signal.addEventListener('abort', resolve, { once: true });
});
