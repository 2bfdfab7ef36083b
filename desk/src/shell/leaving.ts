// Leaving ends the session for the server too, wherever its token may have got to.
import { api, seen } from '../api/client';
import { keepSession } from './session';

export async function leave(): Promise<void> {
  try {
    const { data } = await api.GET('/v1/sessions');
    const own = data?.items.find((each) => each.current);
    if (own) {
      const params = { path: { session: own.id }, header: seen(own.version) };
      await api.DELETE('/v1/sessions/{session}', { params });
    }
  } finally {
    keepSession(null);
  }
}
