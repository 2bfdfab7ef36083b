// The state of consent in words and a picture, and the one thing to do about it.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { day } from '../parts/format.js';
import { icon, picture } from '../parts/pictures.js';
import { post } from '../shell/api.js';
import { launchQuery } from '../shell/fapi.js';
import { has, t } from '../shell/texts.js';
import { asking } from './asking.js';
import { byHand, helpByHand } from './by_hand.js';
import { check } from './checking.js';
import { canAsk } from './permission.js';

const ART = { unknown: 'bell', allowed: 'bellOn', denied: 'bellOff', withdrawn: 'bellOff' };

export function consentBlock({ answer, signal, onChange }) {
  const block = h('section', { class: 'block consent', 'aria-labelledby': 'consent-title' });

  function show({ consent }, note) {
    const state = has(`consent.${consent.state}.title`) ? consent.state : 'unknown';
    const title = h('h2', { id: 'consent-title', tabindex: '-1' }, t(`consent.${state}.title`));
    const doing = h('div', { class: 'consent-doing' });
    block.replaceChildren(picture(ART[state]),
      h('div', { class: 'consent-words' }, title, h('p', { class: 'muted' }, sentence(state, consent.at)),
        note && h('p', { class: 'consent-note', role: 'status' }, note)),
      doing);
    doing.append(...actions(state, doing).filter(Boolean));
    return title;
  }

  // What was pressed goes away with the old state: the keyboard waits at the new one.
  function learn(found, note) {
    if (signal.aborted) return;
    onChange(found);
    show(found, note).focus({ preventScroll: true });
  }

  const found = (checked, said) => learn(checked, t(outcome(checked.consent.state, said)));

  function actions(state, doing) {
    if (state === 'allowed') return [pressed('consent.withdraw', true, () => post('buyer/consent/withdrawal', {}).then((now) => learn(now)))];
    // After a reload the launch is gone by which OK is asked.
    if (!launchQuery()) return [h('p', {}, t('consent.relaunch'))];
    if (canAsk()) return [allow(() => ask(doing)), state === 'denied' && helpByHand(found)];
    // What the person took back himself needs nobody but him.
    if (state === 'withdrawn') return [pressed('consent.allow', false, async () => found(await check())), helpByHand(found)];
    return [byHand(found)];
  }

  // What was found the last time is not true of this one yet.
  function ask(doing) {
    block.querySelector('.consent-note')?.remove();
    asking({ place: doing, signal, onFound: found });
  }

  show(answer);
  return block;
}

// `said`: by which button the person left OK's window, if he was heard.
function outcome(state, said) {
  if (state === 'allowed') return 'consent.found';
  if (said === 'cancel') return 'consent.cancelled';
  return canAsk() ? 'consent.unticked' : 'consent.notFound';
}

const sentence = (state, at) => (state === 'allowed' && at ? t('consent.allowed.since', { date: day(at) }) : t(`consent.${state}.text`));

const allow = (act) => h('button', { type: 'button', class: 'button', on: { click: act } }, icon('bell'), t('consent.allow'));

function pressed(key, quiet, act) {
  const trouble = troubleLine();
  const button = h('button', { type: 'button', class: `button${quiet ? ' button-quiet' : ''}`, on: { click: () => acting(button, trouble, act) } }, t(key));
  return h('div', { class: 'consent-act' }, trouble, button);
}
