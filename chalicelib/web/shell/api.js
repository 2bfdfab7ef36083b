// Calls to our own API, by the token that a launch brought. When the token goes, what was kept of it goes too.
import { forget } from './kept.js';
import { language } from './texts.js';

const TIMEOUT_MS = 20000;
let token = null;
let onRefused = () => {};

export class ApiError extends Error {
  constructor(status, code, message, fields) {
    super(message);
    Object.assign(this, { status, code, fields: fields ?? [] });
  }
}

export class NetworkError extends Error {}

export function authorize(value) {
  token = value;
  if (!value) forget();
}

export const refusedListener = (listener) => { onRefused = listener; };
export const get = (path, signal) => call('GET', path, undefined, signal);
export const post = (path, body, signal) => call('POST', path, body, signal);

async function call(method, path, body, signal) {
  const answer = await send(method, path, body, signal);
  const payload = await answer.json().catch(() => null);
  if (answer.ok && payload !== null) return payload;
  const error = new ApiError(answer.status, payload?.Code ?? 'Unavailable', payload?.Message ?? '', payload?.Fields);
  // Once inside, these two end the visit whatever the screen was doing.
  if (token && (error.status === 401 || error.code === 'Blocked')) {
    authorize(null);
    onRefused(error.status === 401 ? { code: 'SessionExpired' } : error);
  }
  throw error;
}

async function send(method, path, body, signal) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal?.addEventListener('abort', stop);
  try {
    return await fetch(path, { method, headers: headers(body), body: body && JSON.stringify(body),
      credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: controller.signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function headers(body) {
  const result = { 'Accept-Language': language() };
  if (token) result.Authorization = `Bearer ${token}`;
  if (body) result['Content-Type'] = 'application/json';
  return result;
}
