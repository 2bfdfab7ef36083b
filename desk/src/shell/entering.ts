// A code that was made in the cabinet becomes a session here.
import { api, taken } from '../api/client';
import { keepSession } from './session';

export async function enter(code: string): Promise<void> {
  keepSession(await taken(api.POST('/desk-sessions', { body: { code } })));
}
