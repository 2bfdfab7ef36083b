// The code of an order for the hand-out desk: a picture for its camera, the number for its ears, a text for its keyboard.
import { back } from '../parts/back.js';
import { copyButton } from '../parts/copy.js';
import { disclosure } from '../parts/disclosure.js';
import { bdi, h } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { icon } from '../parts/pictures.js';
import { heading, notice } from '../parts/states.js';
import { ApiError, get } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { stayAwake } from './awake.js';

export function codeScreen({ params: [number], signal }) {
  const title = t('qr.title');
  const order = `#/orders/${encodeURIComponent(number)}`;
  const load = () => get(`buyer/orders/${encodeURIComponent(number)}/code`, signal);
  const body = loading({ signal, bones: 1, load, missing: (error) => none(error, order), view: (code) => {
    stayAwake(signal);
    return codeView(number, code);
  } });
  return { title, node: h('div', { class: 'screen' }, back(order, t('order.title', { number })), heading(title), body) };
}

// Before the hand-out and after it there is nothing to show to a desk, and trying again would not help.
const none = (error, order) => error instanceof ApiError && error.status === 409 && notice({ art: 'parcel', title: t('qr.none.title'),
  text: error.message, role: 'alert', actions: [h('a', { class: 'button', href: order }, t('points.toOrder'))] });

function codeView(number, code) {
  const text = h('code', { class: 'qr-text' }, bdi(code.text));
  return [
    h('p', { class: 'muted' }, t('qr.lead')),
    h('figure', { class: 'qr' }, drawn(code.svg, t('qr.alt', { number })),
      h('figcaption', { class: 'qr-number' }, h('span', { class: 'qr-label' }, t('qr.number')), h('span', { class: 'qr-digits' }, bdi(number)))),
    h('p', { class: 'qr-hint' }, icon('sun'), t('qr.bright')),
    h('div', { class: 'block qr-unread' }, disclosure(t('qr.unread'), h('p', { class: 'muted' }, t('qr.text')), text, copyButton({ text: () => code.text, shown: text }))),
  ];
}

// As an image, where nothing of it can run.
function drawn(svg, alt) {
  const image = h('img', { class: 'qr-picture', alt, width: '280', height: '280' });
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return image;
}
