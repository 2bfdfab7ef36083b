// Whom the bot could not write to, and why: somebody has to tell them. The list comes when it is wanted.
import { acting, troubleLine } from '../parts/acting.js';
import { bdi, h, safeAddress } from '../parts/dom.js';
import { moment, number } from '../parts/format.js';
import { icon } from '../parts/pictures.js';
import { get } from '../shell/api.js';
import { has, t } from '../shell/texts.js';

export function undeliveredBlock({ count, more }, signal) {
  const trouble = troubleLine();
  const list = h('ul', { class: 'card home-list', hidden: true });
  const button = h('button', { type: 'button', class: 'button button-quiet', 'aria-expanded': 'false',
    on: { click: () => acting(button, trouble, open, { signal }) } }, icon('bell'), t('home.undelivered.show'));

  async function open() {
    const answer = await get('v1/notices', signal);
    list.replaceChildren(...answer.items.map(row));
    list.hidden = false;
    button.remove();
    list.querySelector('a')?.focus();
  }

  return h('section', { class: 'home-section', 'aria-labelledby': 'home-undelivered' },
    h('h2', { id: 'home-undelivered' }, t('home.undelivered'), h('span', { class: 'home-count' }, more ? t('home.more', { count: number(count) }) : number(count))),
    h('p', { class: 'muted' }, t('home.undelivered.text')), button, trouble, list);
}

const row = ({ buyer, number: order, reason, at }) => h('li', { class: 'home-row' }, h('p', {}, who(buyer),
  h('span', { class: 'home-facts muted' }, order && h('span', {}, t('order.number', { number: order })), h('span', {}, moment(at)),
    h('span', {}, has(`home.untold.${reason}`) ? t(`home.untold.${reason}`) : reason))));

const who = ({ name, profile }) => (safeAddress(profile)
  ? h('a', { class: 'link', href: profile, target: '_blank', rel: 'noopener' }, bdi(name || t('home.nameless')), icon('out'))
  : h('span', { class: 'home-title' }, bdi(name || t('home.nameless'))));
