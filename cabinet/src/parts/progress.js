// A bar that is read aloud sparingly: each quarter, not each step.
import { t } from '../shell/texts.js';
import { h } from './dom.js';

export function progressBar(label) {
  const fill = h('span', { class: 'bar-fill' });
  const bar = h('div', { class: 'bar', role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-label': label }, fill);
  const figure = h('span', { class: 'bar-figure' });
  const voice = h('p', { class: 'hidden', role: 'status' }, label);
  let said = label;

  function set(done, total) {
    const known = total > 0;
    const share = known ? Math.min(100, Math.floor((done / total) * 100)) : 0;
    bar.classList.toggle('bar-unknown', !known);
    if (known) bar.setAttribute('aria-valuenow', String(share));
    else bar.removeAttribute('aria-valuenow');
    fill.style.transform = known ? `scaleX(${share / 100})` : '';
    figure.textContent = known ? t('progress.percent', { percent: share }) : '';
    say(share);
  }

  function say(share) {
    const quarter = Math.floor(share / 25) * 25;
    const sentence = quarter ? `${label} ${t('progress.percent', { percent: quarter })}` : label;
    if (sentence === said) return;
    said = sentence;
    voice.textContent = sentence;
  }

  set(0, 0);
  return { node: h('div', { class: 'progress' }, h('p', { class: 'progress-words' }, h('span', { class: 'bar-label' }, label), figure), bar, voice), set };
}
