// Calls to our own API, by the token that a launch brought. When the token goes, what was kept of it goes too.
import { forget } from './kept.js';
import { language } from './texts.js';

const TIMEOUT_MS = 20000;
// The kinds of our own refusals stand under this; their sentences are in the reader's language. Whatever else answers in
// the server's name (the gateway, a proxy) speaks no language of ours: of that only the status and the number are kept.
const OURS = '/problems/';
let token = null;
let over = false;
/** @type {(error: any) => void} */
let onRefused = () => {};
let onOver = () => {};

// A problem of RFC 9457: `code` is the kind of refusal, which decides what the page does.
export class ApiError extends Error {
  status; code; fields; request;

  /** @param {number} status  @param {any} [problem]  @param {string | null} [request] */
  constructor(status, { type, detail, errors } = {}, request = null) {
    const ours = String(type ?? '').startsWith(OURS);
    super(ours ? detail ?? '' : '');
    Object.assign(this, { status, code: ours ? type.slice(OURS.length) : codeOf(status), fields: (ours && errors) || [], request });
  }
}

const codeOf = (status) => (status >= 400 && status < 500 && status !== 429 ? 'unknown' : 'unavailable');

export class NetworkError extends Error {}
export class VisitOver extends Error {}

export function authorize(value) {
  token = value;
  if (!value) forget();
}

export const refusedListener = (listener) => { onRefused = listener; };
export const overListener = (listener) => { onOver = listener; };

// Nobody is there any more: what still runs asks for nothing.
export function endVisit() {
  over = true;
  authorize(null);
  onOver();
}

export const get = (path, signal) => call('GET', path, undefined, signal);
export const post = (path, body, signal) => call('POST', path, body, signal);
// A change of a thing that has this version.
export const patch = (path, body, version, signal) => call('PATCH', path, body, signal, version);

// Who may be here no longer, whatever he asks for.
const SHUT = ['blocked', 'community_closed'];

async function call(method, path, body, signal, version) {
  if (over) throw new VisitOver();
  const request = `${path} ${JSON.stringify(body)}`;
  const answer = await send(method, path, body, signal, { key: method === 'POST' && path.startsWith('v1/') && keyOf(request), version });
  const payload = await answer.json().catch(() => null);
  if (isLast(answer, payload)) keys.delete(request);
  if (answer.ok && payload !== null) return payload;
  const error = new ApiError(answer.status, payload ?? undefined, payload?.requestId ?? requestOf(answer));
  // Once inside, these end the visit whatever the screen was doing.
  if (token && (error.status === 401 || SHUT.includes(error.code))) {
    endVisit();
    onRefused(error.status === 401 ? { code: 'session_expired' } : error);
  }
  throw error;
}

// What is pressed again because no answer came is the same request: at the desk it is done once, by its key.
const keys = new Map();

function keyOf(request) {
  if (!keys.has(request)) keys.set(request, crypto.randomUUID());
  return keys.get(request);
}

const isLast = ({ status }, payload) => payload !== null && status < 500 && status !== 429 && payload.type !== `${OURS}in_progress`;

const requestOf = ({ headers }) => headers.get('x-correlation-id') ?? headers.get('x-amzn-requestid');

async function send(method, path, body, signal, said) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal?.addEventListener('abort', stop);
  try {
    return await fetch(path, { method, headers: headers(body, said), body: body && JSON.stringify(body),
      credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: controller.signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function headers(body, { key, version }) {
  const result = { 'Accept-Language': language() };
  if (token) result.Authorization = `Bearer ${token}`;
  if (body) result['Content-Type'] = 'application/json';
  if (key) result['Idempotency-Key'] = key;
  if (version !== undefined) result['If-Match'] = `"${version}"`;
  return result;
}
