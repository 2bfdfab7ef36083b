// Where the buyer will collect an order: one of the points its purchase offers, or the organizer himself.
import { back } from '../parts/back.js';
import { h } from '../parts/dom.js';
import { loading } from '../parts/loading.js';
import { heading, notice } from '../parts/states.js';
import { ApiError, get } from '../shell/api.js';
import { scrollToTop } from '../shell/fapi.js';
import { t } from '../shell/texts.js';
import { chooser } from './chooser.js';
import { chosenBlock } from './chosen.js';
import { hostOf, pointCard } from './point.js';

export function pickupScreen({ params: [number], signal }) {
  const title = heading(t('points.title'));
  const order = `#/orders/${encodeURIComponent(number)}`;
  const path = `buyer/orders/${encodeURIComponent(number)}`;
  const place = h('div', {});
  const load = () => get(`${path}/points`, signal);
  const toOrder = () => h('a', { class: 'button button-quiet', href: order }, t('points.toOrder'));

  function open() {
    place.replaceChildren(loading({ load, view, signal, missing }));
  }

  function view(choices, show, news) {
    const { points, offered, locked, currency } = choices;
    const host = hostOf(choices);
    const mine = points.find((point) => point.chosen);
    if (!mine && (!offered || !points.length)) return [notice({ art: 'shop', title: t('points.none.title'), text: t('points.none.text'), actions: [toOrder()] })];
    if (locked || !offered) return fixedView(locked ? 'locked' : 'given', mine ?? host, currency, news, toOrder());
    const refresh = async (why) => {
      const answer = await load();
      if (!signal.aborted) place.replaceChildren(h('div', { class: 'stack' }, view(answer, show, why)));
      comeTo('.trouble:not(:empty)');
    };
    return [chooser({ points, host, currency, path, signal, news, refresh, onSaved: settled })];
  }

  function settled(saved) {
    const again = () => { open(); title.focus({ preventScroll: true }); };
    place.replaceChildren(chosenBlock(saved, order, again));
    comeTo('h2');
  }

  // What has changed is at the top, the button that was pressed far below.
  function comeTo(selector) {
    scrollToTop();
    place.querySelector(selector)?.focus({ preventScroll: true });
  }

  open();
  return { title: title.textContent, node: h('div', { class: 'screen' }, back(order, t('order.title', { number })), title, place) };
}

// `why`: it is too late to choose, or nobody was asked.
function fixedView(why, mine, currency, news, toOrder) {
  return [
    h('div', { class: 'block' }, h('p', { class: 'trouble', role: 'alert', tabindex: '-1' }, news),
      h('h2', {}, t(`points.${why}.title`)), h('p', { class: 'muted' }, t(`points.${why}.text`))),
    h('section', { class: 'stack', 'aria-labelledby': 'points-mine' }, h('h2', { id: 'points-mine' }, t('points.mine')),
      h('ul', { class: 'points' }, pointCard(mine, { currency }))),
    h('div', {}, toOrder),
  ];
}

const missing = (error) => error instanceof ApiError && error.code === 'not_found' && notice({ art: 'search', title: t('order.missing.title'),
  text: t('order.missing.text'), role: 'alert', actions: [h('a', { class: 'button', href: '#/orders' }, t('order.missing.action'))] });
