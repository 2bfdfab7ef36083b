// The proof goes to storage as soon as it is chosen, while the rest is being typed.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { progressBar } from '../parts/progress.js';
import { explain } from '../parts/states.js';
import { upload, UploadError } from '../parts/upload.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { megabytes, typeOf, whatIsWrong } from './proof_file.js';
import { proofPreview } from './proof_preview.js';

export function proofPicker({ draft, signal }) {
  const input = h('input', { type: 'file', class: 'drop-input', accept: 'image/*,application/pdf', 'aria-describedby': 'proof-hint proof-trouble' });
  const zone = h('label', { class: 'drop' }, input, icon('camera'), h('span', { class: 'drop-title' }, t('proof.choose')),
    h('span', { class: 'drop-hint', id: 'proof-hint' }, t('proof.hint', { limit: megabytes() })));
  const place = h('div', {});
  const trouble = h('p', { class: 'trouble', role: 'alert', id: 'proof-trouble' });
  let { file, proof } = draft;
  let sending = null;
  let stop = null;

  function take(chosen) {
    input.value = '';
    if (!chosen) return;
    const wrong = whatIsWrong(chosen);
    trouble.textContent = wrong && t(wrong, { limit: megabytes() });
    if (wrong) return;
    const focused = zone.contains(document.activeElement);
    put(chosen, null);
    // The field goes away with the choice: the keyboard waits at what took its place.
    if (focused) place.querySelector('button').focus({ preventScroll: true });
  }

  function put(chosen, known) {
    stop?.abort();
    [file, proof, sending] = [chosen, known, null];
    draft.keep({ file, proof });
    zone.hidden = Boolean(file);
    place.replaceChildren(...(file ? [proofPreview({ file, onRemove: remove, signal })] : []));
    if (file && !proof) send();
  }

  function remove() {
    put(null, null);
    trouble.textContent = '';
    input.focus();
  }

  function send() {
    const mine = new AbortController();
    stop = mine;
    trouble.textContent = '';
    const bar = progressBar(t('proof.sending'));
    place.append(bar.node);
    signal.addEventListener('abort', () => mine.abort());
    sending = store(file, bar, mine.signal)
      .then((id) => {
        if (stop !== mine) return;
        proof = id;
        draft.keep({ proof });
      })
      .catch((error) => { if (!mine.signal.aborted) trouble.textContent = sentence(error); })
      .finally(() => { bar.node.remove(); if (stop === mine) sending = null; });
  }

  // A file that did not get there is sent once more; without it the claim does not go.
  async function ready() {
    if (file && !proof && !sending) send();
    await sending;
    if (file && !proof) throw new UploadError('failed');
    return proof;
  }

  // The server looked inside and did not like it: another file is wanted.
  function fail(message) {
    put(null, null);
    trouble.textContent = message;
  }

  input.addEventListener('change', () => take(input.files[0]));
  put(file, proof);
  return { ready, fail, focus: () => input.focus(), node: h('div', { class: 'file-picker' }, h('p', { class: 'field-label' }, t('proof.title')), zone, place, trouble) };
}

async function store(file, bar, signal) {
  const { proof, upload: form } = await post('buyer/proofs', { type: typeOf(file), size: file.size }, signal);
  await upload(form, file, (sent) => bar.set(sent, 1), signal);
  return proof;
}

const sentence = (error) => (error instanceof UploadError ? t(`proof.${error.reason}`, { limit: megabytes() }) : explain(error).text);
