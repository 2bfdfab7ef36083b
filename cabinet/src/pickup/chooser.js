// The list of points to choose from, and the bar that says what the choice does to the sum and saves it.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { money } from '../parts/format.js';
import { explain } from '../parts/states.js';
import { ApiError, post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { pointCard } from './point.js';

// `news`: why the list is another one than a moment ago.
export function chooser({ points, host, currency, path, signal, news, refresh, onSaved }) {
  const before = points.find((point) => point.chosen) ?? null;
  const trouble = troubleLine();
  const effect = h('p', { class: 'points-effect', role: 'status' });
  const save = h('button', { type: 'submit', class: 'button' }, t('points.save'));
  const bar = h('div', { class: 'points-bar', hidden: true }, effect, trouble, save);
  let wanted = before;

  function choose(id) {
    wanted = points.find((point) => point.id === id) ?? null;
    bar.hidden = wanted === before;
    trouble.textContent = '';
    effect.textContent = effectOf((wanted?.price ?? 0) - (before?.price ?? 0), currency);
  }

  async function submit(event) {
    event.preventDefault();
    if (wanted !== before) await acting(save, trouble, move, { signal, tell: complain });
  }

  async function move() {
    onSaved({ order: await post(`${path}/point`, { point: wanted?.id ?? null }, signal), point: wanted });
  }

  // Somebody was quicker, or the point or the whole choice is gone: the list as it is now, and a word about it.
  async function complain(error) {
    if (!(error instanceof ApiError && [404, 409].includes(error.status))) return say(error);
    await refresh(error.message || t('points.changed')).catch(() => say(error));
  }

  function say(error) {
    trouble.textContent = explain(error).text;
  }

  return h('form', { class: 'stack', novalidate: true, on: { submit } },
    h('p', { class: 'muted' }, t('points.lead')),
    h('p', { class: 'trouble', role: 'alert', tabindex: '-1' }, news),
    h('fieldset', { class: 'points-set' }, h('legend', { class: 'hidden' }, t('points.title')),
      h('ul', { class: 'points' }, [{ ...host, chosen: !before }, ...points].map((point) => pointCard(point, { currency, choose })))),
    bar);
}

function effectOf(difference, currency) {
  if (!difference) return t('points.same');
  return t(difference > 0 ? 'points.rises' : 'points.falls', { sum: money(Math.abs(difference), currency) });
}
