// The whole course of a visit: texts → launch → the shell with its screens, or a refusal that explains itself.
import { useCommunity } from '../parts/format.js';
import { overListener, refusedListener } from './api.js';
import { connectPortal } from './fapi.js';
import { speakLater } from './kept.js';
import { launch, resume } from './launch.js';
import { refusalPage } from './refusal.js';
import { STAFF } from './roles.js';
import { openRouter } from './router.js';
import { buildShell } from './shell.js';
import { choose, guessLanguage, language, speak } from './texts.js';

const page = /** @type {HTMLElement} */ (document.getElementById('page'));

export async function openCabinet(query) {
  const guess = guessLanguage(query);
  choose(guess);
  refusedListener((error) => showRefusal(error));
  await enter(query, speak(guess));
}

// The words and the session are asked for at the same time: on a phone every round trip is felt.
async function enter(query, words) {
  const [{ session, error }] = await Promise.all([begun(query), words]);
  if (/** @type {any} */ (error)?.code === 'group_not_connected') return showFounding(query, error);
  if (error) return showRefusal(error, () => enter(query));
  if (!session) return showRefusal({ code: 'no_launch' });
  useCommunity(session.community);
  if (session.language !== language()) await speak(session.language).catch(() => {});
  if (query) connectPortal(query, page);
  openScreens(session);
}

async function begun(query) {
  try {
    return { session: query ? await launch(query) : resume() };
  } catch (error) {
    return { error };
  }
}

function openScreens(session) {
  const shell = buildShell(session, async (chosen) => {
    await speak(chosen);
    speakLater(chosen);
    shell.rename();
    router.refresh();
  });
  page.replaceChildren(...shell.nodes);
  if (!location.hash) history.replaceState(null, '', firstAddress(session));
  const router = openRouter({ outlet: shell.main, session, onTab: shell.markTab });
  overListener(router.stop);
}

function firstAddress(session) {
  const first = STAFF.includes(session.role) ? '#/home' : '';
  if (session.order) return `${first || '#'}/orders/${encodeURIComponent(session.order)}`;
  return first || '#/orders';
}

// A group that no community has yet: its administrator is led through, anybody else is told what to tell him.
async function showFounding(query, error) {
  try {
    const { foundingPage } = await import('../founding/founding.js');
    page.replaceChildren(await foundingPage(query, () => {
      history.replaceState(null, '', '#/setup');
      return enter(query);
    }));
    page.querySelector('h1')?.focus({ preventScroll: true });
  } catch {
    showRefusal(error, () => enter(query));
  }
}

function showRefusal(error, retry) {
  page.replaceChildren(refusalPage(error, retry));
  page.querySelector('h1')?.focus({ preventScroll: true });
}
