// The file goes from the browser straight to object storage; then its check starts by itself.
import { bdi, h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { progressBar } from '../parts/progress.js';
import { explain } from '../parts/states.js';
import { upload, UploadError } from '../parts/upload.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';

const KNOWN = /\.(xlsx|csv)$/i;

export function filePicker({ signal }) {
  const input = h('input', { type: 'file', class: 'drop-input', accept: '.xlsx,.csv', 'aria-describedby': 'drop-hint drop-trouble' });
  const title = h('span', { class: 'drop-title' });
  const trouble = h('p', { class: 'trouble', role: 'alert', id: 'drop-trouble' });
  const zone = h('label', { class: 'drop' }, input, icon('file'), title,
    h('span', { class: 'drop-hint', id: 'drop-hint' }, t('file.hint')));
  const sending = h('div', {});
  let purchase = null;
  let busy = null;

  function choosePurchase(chosen) {
    purchase = chosen;
    trouble.textContent = '';
    draw();
  }

  function draw() {
    input.disabled = !purchase || Boolean(busy);
    zone.hidden = Boolean(busy);
    zone.classList.toggle('drop-closed', !purchase);
    title.textContent = purchase ? t('file.choose') : t('file.first');
  }

  async function take(file) {
    input.value = '';
    if (!file || !purchase || busy) return;
    trouble.textContent = whatIsWrong(file);
    if (trouble.textContent) return;
    busy = new AbortController();
    const stop = () => busy?.abort();
    signal.addEventListener('abort', stop);
    draw();
    try {
      const id = await send(file, purchase, sending, busy);
      location.hash = `#/import/${encodeURIComponent(id)}`;
    } catch (error) {
      if (!signal.aborted && !busy.signal.aborted) trouble.textContent = sentence(error);
    } finally {
      busy = null;
      sending.replaceChildren();
      draw();
    }
  }

  input.addEventListener('change', () => take(input.files[0]));
  acceptDrops(zone, take);
  draw();
  return { node: h('div', { class: 'file-picker' }, zone, sending, trouble), choosePurchase };
}

async function send(file, purchase, place, busy) {
  const bar = progressBar(t('file.sending'));
  place.replaceChildren(h('div', { class: 'sending' }, h('p', { class: 'sending-name' }, icon('file'), bdi(file.name)), bar.node,
    h('button', { type: 'button', class: 'button button-quiet', on: { click: () => busy.abort() } }, t('action.cancel'))));
  const { import: started, upload: form } = await post(`v1/purchases/${encodeURIComponent(purchase.id)}/imports`,
    { name: file.name, size: file.size }, busy.signal);
  await upload(form, file, (sent) => bar.set(sent, 1), busy.signal);
  await post(`v1/imports/${encodeURIComponent(started.id)}/preview`, undefined, busy.signal);
  return started.id;
}

function whatIsWrong(file) {
  if (!KNOWN.test(file.name)) return t('file.wrongKind');
  return file.size === 0 ? t('file.empty') : '';
}

function sentence(error) {
  return error instanceof UploadError ? t(`file.${error.reason}`) : explain(error).text;
}

function acceptDrops(zone, take) {
  const mark = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle('drop-over', on);
  };
  zone.addEventListener('dragover', mark(true));
  zone.addEventListener('dragleave', mark(false));
  zone.addEventListener('drop', (event) => {
    mark(false)(event);
    take(event.dataTransfer.files[0]);
  });
}
