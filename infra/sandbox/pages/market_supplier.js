// A supplier: no orders of his own, but goods with a price and a stock, and what he keeps for the cabinet.
import { get, post } from "./api.js";
import { $, h, toast } from "./dom.js";
import { t } from "./texts.js";

export const supplier = { name: "supplier", doors: ["supplier"], keysHint: "supplier.keys", load: () => get("supplier/state"), draw, show };

function draw() {
  return h("section", { class: "block", "aria-labelledby": "goods-title" },
    h("h2", { id: "goods-title", text: t("supplier.goods") }), h("p", { class: "hint", text: t("supplier.hint") }), h("div", { id: "goods" }));
}

function show({ offers, reservations }, notes, look) {
  const drawn = JSON.stringify([offers, reservations, notes]);
  const place = $("goods");
  if (place.dataset.drawn === drawn || place.contains(document.activeElement)) return;
  place.dataset.drawn = drawn;
  place.replaceChildren(...offers.map((each) => card(each, reservations.filter(({ offer }) => offer === each.id), notes[each.id] ?? [], look)));
}

function card(offer, kept, notes, look) {
  const named = [offer.brand, offer.article].join(" ");
  const change = async (wish) => {
    const done = await post("supplier/change", { offer: offer.id, ...wish }).catch(() => null);
    if (done) toast(t("supplier.changed"));
    $("goods").dataset.drawn = "";
    document.activeElement?.blur();
    await look();
  };
  const price = Math.round(Number(offer.price) * 100);
  return h("article", { class: "box order", "data-offer": offer.id, "aria-label": named },
    h("header", {}, h("strong", { text: named }), h("span", { class: offer.stock === 0 ? "state" : "state open", text: `${offer.price} ₽ · ${stock(offer)}` })),
    h("p", { class: "hint", text: `${offer.name} · ${t("supplier.days", { days: offer.deliveryDays })}` }),
    kept.length ? h("p", { class: "marks" }, ...kept.map(({ quantity, key }) => h("span", { text: t("supplier.kept", { pieces: quantity, key: key.slice(0, 8) }) }))) : null,
    notes.length ? h("ol", { class: "notes", "aria-label": t("supplier.notes") }, ...notes.map(note)) : null,
    h("div", { class: "presets" },
      h("button", { type: "button", class: "quiet", text: t("supplier.sold"), disabled: offer.stock === 0, onclick: () => change({ stock: 0 }) }),
      h("button", { type: "button", class: "quiet", text: t("supplier.restock"), onclick: () => change({ stock: 20 }) }),
      h("button", { type: "button", class: "quiet", text: t("supplier.dearer"), onclick: () => change({ price: Math.round(price * 1.1) }) })));
}

const stock = ({ stock: pieces }) => (pieces === null ? t("supplier.uncounted") : t("supplier.stock", { pieces }));

const note = ({ text, came }) =>
  h("li", {}, h("b", { text: t("orders.cabinet") }), h("span", { class: "method", text }), h("span", { class: `outcome ${came === "ok" ? "good" : "bad"}`, text: came }));
