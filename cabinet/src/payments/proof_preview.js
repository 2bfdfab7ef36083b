// The chosen proof as the person sees it: the picture itself, or the file's name where it cannot be shown.
import { bdi, h } from '../parts/dom.js';
import { number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';

export function proofPreview({ file, onRemove, signal }) {
  const frame = h('span', { class: 'proof-picture' }, icon('file'));
  if (file.type.startsWith('image/')) frame.append(imageOf(file, frame, signal));
  return h('div', { class: 'proof' }, frame,
    h('div', { class: 'proof-words' }, h('p', { class: 'proof-name' }, bdi(file.name)), h('p', { class: 'muted' }, sizeOf(file))),
    h('button', { type: 'button', class: 'proof-remove', 'aria-label': t('proof.remove'), title: t('proof.remove'), on: { click: onRemove } }, icon('close')));
}

// An address inside this page: it leads to the file on the device and to nothing else.
function imageOf(file, frame, signal) {
  const address = URL.createObjectURL(file);
  const image = h('img', { alt: '', on: { load: () => frame.classList.add('proof-seen'), error: () => image.remove() } });
  image.src = address;
  signal.addEventListener('abort', () => URL.revokeObjectURL(address));
  return image;
}

const sizeOf = ({ size }) => (size < 1_000_000 ? t('proof.kilobytes', { size: number(Math.ceil(size / 1000)) })
  : t('proof.megabytes', { size: number(Math.round(size / 100_000) / 10) }));
