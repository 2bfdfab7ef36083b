// OK's signed query is exchanged for our own short-lived token.
import { authorize, post } from './api.js';

export async function launch(query) {
  const { token, ...session } = await post('launch', { query });
  authorize(token);
  return session;
}
