// The orders of this marketplace, newest first: their state there, what the cabinet told of them, what their buyers wrote.
import { post } from "./api.js";
import { $, h, toast } from "./dom.js";
import { t, time } from "./texts.js";

const SHOWN = 40;
let cards = new Map();

export function drawOrders() {
  cards = new Map();
  return h("section", { class: "block", "aria-labelledby": "orders-title" }, h("h2", { id: "orders-title", text: t("orders.title") }), h("div", { id: "orders" }));
}

export function showOrders(shop, now, notes, look) {
  const orders = now.orders.slice(0, SHOWN);
  const ids = orders.map(({ id }) => id);
  for (const order of orders) {
    if (!cards.has(order.id)) cards.set(order.id, card(shop, now, order, look));
    cards.get(order.id).show(order, notes[order.id] ?? []);
  }
  const place = $("orders");
  if (place.dataset.drawn === ids.join(" ") && ids.length) return;
  place.dataset.drawn = ids.join(" ");
  place.replaceChildren(...(ids.length ? ids.map((id) => cards.get(id).element) : [nothing()]));
}

const nothing = () => h("div", { class: "nothing" }, h("strong", { text: t("orders.none") }), h("p", { text: t("orders.none.about") }));

// What changes by itself is drawn anew; what somebody types into stays.
function card(shop, now, first, look) {
  const live = h("div", { class: "live" });
  let order = first, drawn = "";
  const act = (does, done) => async () => {
    if (await Promise.resolve(does(order)).catch(() => null)) toast(t(done));
    await look();
  };
  const cancel = h("button", { type: "button", class: "quiet danger", text: t("orders.cancel"), onclick: act(shop.cancel, "orders.cancelled") });
  const split = h("button", { type: "button", class: "quiet", text: t("orders.split"), onclick: act((one) => shop.split(one), "orders.was_split") });
  const mark = h("button", { type: "button", class: "quiet", text: t("orders.mark"), onclick: act((one) => shop.mark(one), "orders.marked") });
  const element = h("article", { class: "box order", "data-order": first.id, "aria-label": t("orders.one", { id: first.id }) },
    live, h("div", { class: "acts" }, cancel, shop.split ? split : null, shop.mark ? mark : null),
    h("details", {}, h("summary", { text: t("orders.more") }), mover(shop, now, () => order, act), writer(shop, () => order, look)));
  const show = (one, notes) => {
    order = one;
    cancel.disabled = !(one.cancels ?? one.open);
    split.hidden = !one.splits;
    mark.hidden = !one.needs.length;
    const wanted = JSON.stringify([one, notes]);
    if (wanted === drawn) return;
    drawn = wanted;
    live.replaceChildren(...shown(one, notes, now.accounts.length > 1));
  };
  return { element, show };
}

function shown(order, notes, several) {
  const about = [several ? t("orders.account", { id: order.account }) : "", order.buyer, order.comment].filter(Boolean).join(" · ");
  const marks = [
    ...order.needs.map((need) => t("orders.needs", { need })),
    order.parent ? t("orders.part", { id: order.parent }) : "",
    order.supply ? t("orders.supply", { id: order.supply }) : "",
    order.test ? t("orders.test") : "", order.asked ? t("orders.asked") : "", order.costs ? t("orders.costs") : "",
    order.business ? t("orders.business") : "", order.origin ? t("orders.origin", { name: order.origin }) : "",
  ].filter(Boolean);
  return [
    h("header", {}, h("strong", { text: order.id }), h("span", { class: order.open ? "state open" : "state", text: stateOf(order) }), h("time", { datetime: order.at, text: time(order.at) })),
    h("ul", { class: "lines" }, ...order.lines.map(line)),
    about ? h("p", { class: "hint", text: about }) : null,
    marks.length ? h("p", { class: "marks" }, ...marks.map((text) => h("span", { text }))) : null,
    h("ol", { class: "notes", "aria-label": t("orders.notes") }, ...(notes.length ? notes.map(note) : [h("li", { class: "hint", text: t("orders.silent") })])),
  ].filter(Boolean);
}

function stateOf({ state, detail }) {
  const key = `state.${state}`, word = t(key);
  const raw = detail && detail !== state ? `${state} / ${detail}` : state;
  return word === key ? raw : `${word} · ${raw}`;
}

const line = ({ article, brand, name, quantity, price }) =>
  h("li", {}, h("b", { text: [brand, article].filter(Boolean).join(" ") }), h("span", { text: ` ${name}` }), h("span", { class: "sum", text: `${quantity} × ${price}` }));

function note({ at, kind, text, came }) {
  const when = h("time", { datetime: at, text: time(at) });
  if (kind === "message") return h("li", { class: "wrote" }, h("b", { text: t("orders.buyer") }), h("span", { text }), when);
  const good = came === "ok";
  return h("li", {}, h("b", { text: t("orders.cabinet") }), h("span", { class: "method", text }), h("span", { class: `outcome ${good ? "good" : "bad"}`, text: came }), when);
}

function mover(shop, now, order, act) {
  const state = h("select", { "aria-label": t("orders.state") }, ...now.states.map((name) => h("option", { value: name, text: named(now, name) })));
  return h("form", { class: "inline", onsubmit: (event) => { event.preventDefault(); act(() => shop.move(order(), state.value), "orders.moved")(); } },
    state, h("button", { type: "submit", class: "quiet", text: t("orders.move") }));
}

function named(now, name) {
  const key = `state.${name}`, word = now.names?.[name] ?? t(key);
  return word === key ? name : `${word} · ${name}`;
}

function writer(shop, order, look) {
  const text = h("textarea", { rows: 2, maxlength: 1000, required: true, placeholder: t("orders.write"), "aria-label": t("orders.write") });
  return h("form", { class: "inline", onsubmit: async (event) => {
      event.preventDefault();
      if (await post(`${shop.name}/write`, { order: order().id, text: text.value }).catch(() => null)) {
        text.value = "";
        toast(t("orders.written"));
      }
      await look();
    } }, text, h("button", { type: "submit", class: "quiet", text: t("orders.send") }));
}
