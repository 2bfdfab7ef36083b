// Tabs inside a screen: one is in the Tab order, arrows move between them.
import { h } from './dom.js';

export function tabs({ label, items, selected, panel, onSelect }) {
  const buttons = items.map(({ name, text }) => h('button', { type: 'button', role: 'tab', id: `tab-${name}`,
    'aria-controls': panel.id, on: { click: () => select(name), keydown: onKey } }, text));

  function select(name) {
    mark(name);
    onSelect(name);
  }

  function mark(name) {
    items.forEach((item, index) => {
      const active = item.name === name;
      buttons[index].setAttribute('aria-selected', String(active));
      buttons[index].tabIndex = active ? 0 : -1;
      if (active) panel.setAttribute('aria-labelledby', buttons[index].id);
    });
  }

  function onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (buttons.indexOf(event.currentTarget) + step + items.length) % items.length;
    buttons[next].focus();
    select(items[next].name);
  }

  mark(selected);
  return { node: h('div', { class: 'segments', role: 'tablist', 'aria-label': label }, buttons), select };
}
