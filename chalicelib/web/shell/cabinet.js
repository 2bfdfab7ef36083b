// The whole course of a visit: texts → launch → the shell with its screens, or a refusal that explains itself.
import { useCommunity } from '../parts/format.js';
import { overListener, refusedListener } from './api.js';
import { connectPortal } from './fapi.js';
import { speakLater } from './kept.js';
import { launch, resume } from './launch.js';
import { refusalPage } from './refusal.js';
import { openRouter } from './router.js';
import { buildShell } from './shell.js';
import { guessLanguage, language, speak } from './texts.js';

const page = document.getElementById('page');

export async function openCabinet(query) {
  await speak(guessLanguage(query));
  refusedListener((error) => showRefusal(error));
  await enter(query);
}

async function enter(query) {
  let session;
  try {
    session = query ? await launch(query) : resume();
  } catch (error) {
    return showRefusal(error, () => enter(query));
  }
  if (!session) return showRefusal({ code: 'no_launch' });
  useCommunity(session.community);
  if (session.language !== language()) await speak(session.language).catch(() => {});
  if (query) connectPortal(query, page);
  openScreens(session);
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
  if (session.order) return `#/orders/${encodeURIComponent(session.order)}`;
  return session.role === 'organizer' ? '#/import' : '#/orders';
}

function showRefusal(error, retry) {
  page.replaceChildren(refusalPage(error, retry));
  page.querySelector('h1').focus({ preventScroll: true });
}
