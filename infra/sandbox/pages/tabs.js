// Tabs with the arrows of the keyboard.
import { $ } from "./dom.js";
import { change, listen, model } from "./model.js";

const tabs = [...document.querySelectorAll("[role=tab]")];
const nameOf = (tab) => tab.id.replace("tab-", "");

export function setUpTabs() {
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", step);
  }
  listen(show);
}

// Beneath each other, the tabs stay in sight when what they show has been left behind.
function choose(tab) {
  change({ tab: nameOf(tab) });
  const panel = $(tab.getAttribute("aria-controls"));
  const { top, bottom } = panel.getBoundingClientRect();
  if (bottom < tab.getBoundingClientRect().bottom + 60 || top > innerHeight) panel.scrollIntoView();
}

function show() {
  for (const tab of tabs) {
    const chosen = nameOf(tab) === model.tab;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
}

function step(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
  choose(next);
  next.focus();
  event.preventDefault();
}
