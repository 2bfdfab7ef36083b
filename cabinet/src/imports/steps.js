// Where in the import the organizer is.
import { h } from '../parts/dom.js';
import { icon } from '../parts/pictures.js';
import { t } from '../shell/texts.js';

const STEPS = ['file', 'check', 'save'];

export function steps(current) {
  const index = STEPS.indexOf(current);
  return h('ol', { class: 'steps', 'aria-label': t('import.steps') }, STEPS.map((name, place) =>
    h('li', { class: place < index || current === 'done' ? 'step step-passed' : 'step', 'aria-current': place === index ? 'step' : null },
      h('span', { class: 'step-mark', 'aria-hidden': 'true' }, place < index || current === 'done' ? icon('check') : String(place + 1)),
      h('span', {}, t(`import.step.${name}`)))));
}
