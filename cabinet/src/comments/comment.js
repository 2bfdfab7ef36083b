// One comment beside the good it speaks of.
import { chipOf } from '../parts/chips.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { dayAndTime } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';

const LONG = 280;
const SHOWN = 220;

export function commentCard({ text, at, title, picture, link, removed }) {
  return h('li', { class: `card comment${removed ? ' comment-removed' : ''}` },
    thumbnail(picture),
    h('div', { class: 'comment-words' },
      h('h2', { class: 'comment-good' }, good(title, link)),
      h('p', { class: 'comment-facts' }, h('time', { datetime: at }, dayAndTime(at)), removed && chipOf('comments.removed'))),
    said(text));
}

function good(title, link) {
  const linked = safeAddress(link);
  const name = h('span', { class: 'comment-name' }, title ? bdi(title) : t('comments.good'), linked && [' ', icon('out')]);
  return linked ? h('a', { class: 'comment-link', href: link, target: '_blank', rel: 'noopener' }, name) : name;
}

function said(text) {
  const words = h('p', { class: 'comment-text' });
  const letters = [...(text ?? '')];
  if (letters.length <= LONG) {
    words.append(text ? bdi(text) : t('comments.wordless'));
    return words;
  }
  const more = h('button', { type: 'button', class: 'link', 'aria-expanded': 'false', on: { click: () => show(more.getAttribute('aria-expanded') === 'false') } });

  function show(whole) {
    words.replaceChildren(bdi(whole ? text : `${letters.slice(0, SHOWN).join('')}…`));
    more.setAttribute('aria-expanded', String(whole));
    more.textContent = t(whole ? 'comments.less' : 'comments.whole');
  }

  show(false);
  return h('div', { class: 'comment-long' }, words, more);
}

function thumbnail(address) {
  const frame = h('span', { class: 'comment-picture', 'aria-hidden': 'true' }, icon('bag'));
  if (!safeAddress(address)) return frame;
  const image = h('img', { src: address, alt: '', width: '56', height: '56', loading: 'lazy', referrerpolicy: 'no-referrer',
    on: { load: () => frame.classList.add('comment-seen'), error: () => image.remove() } });
  frame.append(image);
  return frame;
}
