// A code that was made in the cabinet becomes a session here.
import { home } from '../api/client';
import { Problem, problemOf } from '../api/problems';
import { language } from '../texts';
import { keepSession, type Session } from './session';

export async function enter(code: string): Promise<void> {
  const answer = await fetch(`${home}desk-sessions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': language(),
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: JSON.stringify({ code }),
  }).catch(() => {
    throw Problem.offline();
  });
  if (!answer.ok) throw await problemOf(answer);
  keepSession((await answer.json()) as Session);
}
