// The page of the played marketplaces: one of the five, or a supplier, at a time, looked at every two seconds. ?shop= opens one.
import { get } from "./api.js";
import { $, h } from "./dom.js";
import { showCalls } from "./market_calls.js";
import { drawFaults, showFaults } from "./market_faults.js";
import { drawHook } from "./market_hook.js";
import { drawKeys } from "./market_keys.js";
import { drawNew } from "./market_new.js";
import { drawOrders, showOrders } from "./market_orders.js";
import { SHOPS } from "./market_shops.js";
import { recalled, remember } from "./model.js";
import { speak, t } from "./texts.js";

const tabs = [...document.querySelectorAll("[role=tab]")];
let shop = null;
let looking = 0;

async function start() {
  const asked = new URLSearchParams(location.search).get("shop");
  shop = SHOPS[asked] ?? SHOPS[recalled().shop] ?? SHOPS.ozon;
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(nameOf(tab)));
    tab.addEventListener("keydown", step);
  }
  for (const button of document.querySelectorAll("[data-language]"))
    button.addEventListener("click", () => turn(button.dataset.language));
  await turn(recalled().language ?? "ru");
  setInterval(() => document.hidden || look(), 2000);
}

async function turn(wanted) {
  await speak(wanted, "market_");
  remember({ language: wanted });
  await draw();
}

async function choose(name) {
  shop = SHOPS[name];
  remember({ shop: name });
  await draw();
}

async function draw() {
  const drawn = shop;
  for (const tab of tabs) {
    const chosen = nameOf(tab) === drawn.name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  $("shop").inert = true; // nobody presses what is of another one
  const told = await Promise.all([get(`${drawn.name}/keys`), drawn.load()]).catch(() => null);
  if (drawn !== shop) return;
  if (!told) return health(t("health.sandbox"));
  const [{ accounts }, now] = told;
  const selling = drawn.draw ? [] : [drawNew(drawn, now, look)];
  const hook = drawn.draw ? [] : [drawHook(drawn, now, look)];
  const left = h("div", { class: "left" }, ...selling, drawKeys(drawn, accounts), ...hook, drawFaults(drawn, look));
  const right = h("div", { class: "right" }, (drawn.draw ?? drawOrders)(drawn), h("details", { class: "block box", id: "market-calls" },
    h("summary", { text: t("calls.title") }), h("p", { class: "hint", text: t("market.calls.hint") }), h("div", { id: "calls" })));
  $("shop").replaceChildren(left, right);
  $("shop").setAttribute("aria-labelledby", `tab-${drawn.name}`);
  $("shop").inert = false;
  await look();
}

// What comes late of an earlier look, or of another shop, is not shown.
async function look() {
  if ($("shop").inert) return draw();
  const turn = ++looking, looked = shop;
  try {
    const [now, { orders: notes }, { faults }, { calls }] = await Promise.all([looked.load(), get(`${looked.name}/diary`), get("faults"), get("calls")]);
    if (turn !== looking || looked !== shop || $("shop").inert) return;
    if (looked.show) looked.show(now, notes, look);
    else showOrders(looked, now, notes, look);
    showFaults(looked, faults);
    showCalls(looked, calls);
    health("");
  } catch {
    if (turn === looking) health(t("health.sandbox"));
  }
}

function health(text) {
  if ($("health").textContent === text) return;
  $("health").textContent = text;
  $("health").className = "health sandbox";
}

function step(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
  choose(nameOf(next));
  next.focus();
  event.preventDefault();
}

const nameOf = (tab) => tab.id.replace("tab-", "");

start();
