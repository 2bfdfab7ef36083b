// An import under way: asked about until it rests. Opening its address again continues from where it is.
import { ApiError, get, NetworkError, post } from './api.js';
import { bdi, h } from './dom.js';
import { donePanel, failedPanel, readyPanel, waitingPanel } from './import_result.js';
import { icon } from './pictures.js';
import { progressBar } from './progress.js';
import { failure, heading, pending } from './states.js';
import { steps } from './steps.js';
import { t } from './texts.js';

const POLL_MS = 700;
const POLL_MAX_MS = 8000;
const WORKING = ['reading', 'comparing', 'applying', 'splitting'];
const STEP = { awaiting_file: 'file', reading: 'check', comparing: 'check', ready: 'check', failed: 'check',
  applying: 'save', splitting: 'save', done: 'done' };

export function importWatchScreen({ params: [id], signal }) {
  const path = `organizer/imports/${encodeURIComponent(id)}`;
  const course = h('div', {});
  const about = h('p', { class: 'lead' });
  const into = h('p', { class: 'muted' });
  const body = h('div', { class: 'import-body' }, pending());
  const bar = progressBar(t('import.state.reading'));
  const voice = h('p', { class: 'hidden', role: 'status' });
  const title = heading(t('import.watch'));
  const lost = h('p', { class: 'muted', role: 'status' });
  let shown = null;

  async function watch() {
    let pause = POLL_MS;
    while (!signal.aborted) {
      try {
        show(await get(path, signal));
        pause = POLL_MS;
        lost.textContent = '';
      } catch (error) {
        if (signal.aborted) return;
        if (!shown || !isPassing(error)) return fail(error);
        pause = Math.min(pause * 2, POLL_MAX_MS);
        lost.textContent = t('import.lost');
      }
      if (isAtRest(shown)) return;
      await rest(pause, signal);
    }
  }

  function fail(error) {
    shown = null;
    put(failure(error, watch));
  }

  function show(job) {
    if (!shown) introduce(job);
    course.replaceChildren(steps(STEP[job.state]));
    if (WORKING.includes(job.state)) work(job);
    else if (shown !== job.state) put(panel(job));
    if (shown !== job.state) voice.textContent = t(`import.state.${job.state}`);
    shown = job.state;
  }

  // A pressed button goes away with its panel: the keyboard waits at the heading, not nowhere.
  function put(node) {
    const pressed = body.contains(document.activeElement);
    body.replaceChildren(node);
    if (pressed) title.focus({ preventScroll: true });
  }

  function introduce(job) {
    about.replaceChildren(icon('file'), bdi(job.fileName ?? ''));
    titleOf(job.purchase, signal).then((title) => into.replaceChildren(t('import.into'), ' ', bdi(title)), () => {});
  }

  function work(job) {
    if (!bar.node.isConnected) put(h('section', { class: 'block working' }, bar.node, lost));
    bar.name(t(`import.state.${job.state}`));
    bar.set(job.progress?.done ?? 0, job.progress?.total ?? 0);
  }

  function panel(job) {
    if (job.state === 'ready') return readyPanel({ job, path, signal, onStart: () => move('start') });
    if (job.state === 'done') return donePanel({ job, path, signal });
    if (job.state === 'failed') return failedPanel(job);
    return waitingPanel({ onCheck: () => move('preview') });
  }

  async function move(step) {
    show(await post(`${path}/${step}`, undefined, signal));
    // The server may answer before the queue has begun: look as if it had, the next poll will tell.
    if (isAtRest(shown) || shown === 'awaiting_file') work({ state: step === 'start' ? 'applying' : 'reading' });
    shown = null;
    await rest(POLL_MS, signal);
    watch();
  }

  watch();
  const node = h('div', { class: 'screen' }, h('a', { class: 'back', href: '#/import' }, icon('back'), t('import.back')),
    title, h('div', {}, about, into), course, voice, body);
  return { title: t('import.watch'), node };
}

async function titleOf(id, signal) {
  const { purchases } = await get('organizer/purchases', signal);
  return purchases.find((purchase) => purchase.id === id)?.title ?? id;
}

const isAtRest = (state) => state !== null && !WORKING.includes(state);
const isPassing = (error) => error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429));

const rest = (ms, signal) => new Promise((resolve) => {
  setTimeout(resolve, ms);
  signal.addEventListener('abort', resolve);
});
