// OK's signed query is exchanged for our own short-lived token; a reload goes on with the one that was kept.
import { authorize, post } from './api.js';
import { keep, kept } from './kept.js';

export async function launch(query) {
  // Whoever was here before: a launch that fails does not bring him back.
  authorize(null);
  const answer = await post('launch', { query });
  keep(answer);
  return opened(answer);
}

export function resume() {
  const session = kept();
  return session && opened(session);
}

function opened({ token, ...session }) {
  authorize(token);
  return session;
}
