// OK's signed query is exchanged for our own short-lived token; a reload goes on with the one that was kept.
import { authorize, post } from './api.js';
import { keep, kept } from './kept.js';

export async function launch(query) {
  const mark = await markOf(query);
  const before = kept();
  // The frame was loaded again with the launch that began the session: it would be refused a second time.
  if (mark && before?.launch === mark) return opened(before);
  // Whoever was here before: a launch that fails does not bring him back.
  authorize(null);
  const answer = await post('launch', { query });
  keep({ ...answer, launch: mark });
  return opened(answer);
}

// What stands for a launch and says nothing of it. Browsers count only where the connection is safe.
async function markOf(query) {
  if (!globalThis.crypto?.subtle) return null;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(query));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

export function resume() {
  const session = kept();
  return session && opened(session);
}

function opened({ token, ...session }) {
  authorize(token);
  return session;
}
