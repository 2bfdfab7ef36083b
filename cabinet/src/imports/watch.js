// An import under way: asked about until it rests. Opening its address again continues from where it is.
import { back } from '../parts/back.js';
import { bdi, h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { poll } from '../parts/poll.js';
import { progressBar } from '../parts/progress.js';
import { failure, heading, pending } from '../parts/states.js';
import { get, post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { pageOfPurchases } from './purchases.js';
import { brokeOff, donePanel, failedPanel, readyPanel, waitingPanel } from './result.js';
import { steps } from './steps.js';

const WORKING = ['reading', 'comparing', 'applying', 'splitting'];
const RESTING = ['ready', 'done', 'failed'];
const STEP = { awaiting_file: 'file', reading: 'check', comparing: 'check', ready: 'check', failed: 'check',
  applying: 'save', splitting: 'save', done: 'done' };
// What follows a pressed button, and for how long the old state may still be answered while the queue wakes up.
const NEXT = { awaiting_file: 'reading', ready: 'applying' };
const GRACE_MS = 15000;

export function importWatchScreen({ params: [id], signal }) {
  const path = `v1/imports/${encodeURIComponent(id)}`;
  const title = heading(t('import.watch'));
  const about = h('p', { class: 'lead' });
  const into = h('p', { class: 'muted' });
  const course = h('div', {});
  const body = h('div', { class: 'import-body' }, pending());
  const voice = h('p', { class: 'hidden', role: 'status' });
  const bar = progressBar(t('import.state.reading'));
  const lost = h('p', { class: 'muted', role: 'status' });
  let purchase = null;
  let shown = null;
  let pressed = null;
  let watching = false;

  async function watch() {
    if (watching) return;
    watching = true;
    try {
      await poll({ signal, ask: async () => RESTING.includes(show(await get(path, signal))),
        onTrouble: (trouble) => { lost.textContent = trouble ? t('import.lost') : ''; } });
    } catch (error) {
      shown = null;
      put(failure(error, watch));
    } finally {
      watching = false;
    }
  }

  function show(answer) {
    const job = pressed && answer.state === pressed.state && Date.now() < pressed.until
      ? { ...answer, state: NEXT[answer.state], progress: null } : answer;
    if (!shown) introduce(job);
    if (WORKING.includes(job.state)) work(job);
    else if (shown !== job.state) put(panel(job));
    if (shown !== job.state) {
      course.replaceChildren(steps(brokeOff(job) ? 'save' : STEP[job.state]));
      voice.textContent = t(`import.state.${job.state}`);
    }
    shown = job.state;
    return shown;
  }

  function work(job) {
    if (!bar.node.isConnected) put(h('section', { class: 'block working' }, bar.node, lost));
    bar.name(t(`import.state.${job.queued ? 'queued' : job.state}`));
    bar.set(job.progress?.done ?? 0, job.queued ? 0 : job.progress?.total ?? 0);
  }

  function panel(job) {
    if (job.state === 'ready') return readyPanel({ job, path, purchase, signal, onStart: () => press('start', job.replacing ? { removes: job.counts.going } : undefined) });
    if (job.state === 'done') return donePanel({ job, path, signal });
    if (job.state === 'failed') return failedPanel(job);
    return waitingPanel({ onCheck: () => press('preview') });
  }

  async function press(step, wish) {
    const answer = await post(`${path}/${step}`, wish, signal);
    pressed = { state: shown, until: Date.now() + GRACE_MS };
    show(answer);
    watch();
  }

  // A pressed button goes away with its panel: the keyboard waits at the heading, not nowhere.
  function put(node) {
    const held = body.contains(document.activeElement);
    body.replaceChildren(node);
    if (held) title.focus({ preventScroll: true });
  }

  function introduce(job) {
    about.replaceChildren(icon('file'), bdi(job.fileName ?? ''));
    purchase = purchaseOf(job.purchase, signal);
    purchase.then(({ title: name }) => into.replaceChildren(t('import.into'), ' ', bdi(name)), () => {});
  }

  watch();
  const node = h('div', { class: 'screen' }, back('#/import', t('import.back')),
    title, h('div', {}, about, into), course, voice, body);
  return { title: t('import.watch'), node };
}

/** @param {string} id  @param {AbortSignal} signal  @param {string | null} [cursor] */
async function purchaseOf(id, signal, cursor = null) {
  const page = await pageOfPurchases(cursor, signal);
  const found = page.items.find((purchase) => purchase.id === id);
  if (found || !page.next) return found ?? { title: id };
  return purchaseOf(id, signal, page.next);
}
