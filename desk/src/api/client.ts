// The hosted API: every answer is either what the description promises, or a Problem that is thrown.
import createClient, { type Middleware } from 'openapi-fetch';
import { keepSession, session } from '../shell/session';
import { language } from '../texts';
import { Problem, problemOf } from './problems';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Beside the page, whatever stage it stands in. */
export const home = new URL('.', location.href.split('#')[0]).href;

const headers: Middleware = {
  onRequest({ request }) {
    const token = session()?.token;
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', language());
    return request;
  },
  async onResponse({ response, request }) {
    if (response.ok) return response;
    const problem = await problemOf(response);
    // Only the session that was refused ends: another tab may have come in meanwhile.
    if (problem.status === 401 && request.headers.get('Authorization') === `Bearer ${session()?.token}`)
      keepSession(null, problem.code === 'session_revoked');
    throw problem;
  },
  onError: ({ error }) => (error instanceof Problem ? error : Problem.offline()),
};

export const api = createClient<paths>({ baseUrl: home.replace(/\/$/, '') });
api.use(headers);

/** What was answered; openapi-fetch's own errors never come here, since they are thrown before. */
export async function taken<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}

/** The header that says which state somebody has seen. */
export const seen = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** The key of something that is sent once, whatever becomes of it. */
export const once = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() });
