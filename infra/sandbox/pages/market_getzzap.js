// GetZZap, and whoever speaks our own form: signed pushes, and a list that is asked.
import { get, post } from "./api.js";
import { AIR, FAR, given, OIL, SPARK, whole } from "./market_goods.js";

const line = ({ article, brand, name, price }, key = 1, quantity = 1) => ({ key: String(key), article, brand, name, quantity, price: `${price}.00` });
const buyer = { id: "buyer-7", email: "", ...FAR };

export const getzzap = {
  name: "getzzap",
  doors: ["getzzap", "getzzap pushes"],
  hook: { secret: true },
  fields: ["article", "brand", "name", "quantity", "price", "buyer", "phone", "region", "comment"],
  presets: {
    ordinary: { lines: [line(OIL, 1, 2)] },
    several: { lines: [line(OIL), line(AIR, 2, 2), line(SPARK, 3, 4)], buyer, region: "Тульская область" },
    prepaid: { lines: [line(AIR)], free_refusal: false },
    words: { lines: [line(SPARK, 1, "Есть")] },
    substitute: { lines: [line(OIL)], buyer: { ...buyer, phone: "+7 900 123-45-67", substitute: true } },
    fake: { lines: [line(OIL)], test: true },
    big: { lines: [line(OIL, 1, 120), line(AIR, 2, 60), line(SPARK, 3, 400)] },
  },

  async load() {
    const { orders, statuses, webhook } = await get("getzzap/orders");
    return { accounts: [], connected: webhook.url ? [""] : [], states: statuses.filter((name) => name !== "split"), orders: orders.map(order).sort((a, b) => b.id.localeCompare(a.id, "en", { numeric: true })) };
  },
  make: (wish) => post("getzzap/order", wish),
  wish: (v) => given({
    lines: [given({ key: "1", article: v.article, brand: v.brand, name: v.name, quantity: whole(v.quantity), price: v.price })],
    buyer: v.buyer || v.phone ? { ...buyer, id: "", ...given({ name: v.buyer, phone: v.phone }) } : undefined, region: v.region, comment: v.comment,
  }),
  cancel: ({ id }) => post("getzzap/cancel", { order: id }),
  move: ({ id }, status) => post("getzzap/move", { order: id, status }),
  split: ({ id }) => post("getzzap/split", { order: id }),
  connect: ({ url, secret }) => post("getzzap/webhook", url ? { url, secret } : { url: "", secret: "" }),
};

const order = (one) => ({
  id: one.order, at: one.created_at, state: one.status, detail: one.phase,
  open: ["new", "accepted"].includes(one.status), splits: one.status === "new" && pieces(one) > 1,
  lines: one.lines.map(({ article, brand, name, quantity, price }) => ({ article, brand, name, quantity, price: price ? `${Number(price)} ₽` : "" })),
  buyer: [one.buyer?.name, one.buyer?.phone].filter(Boolean).join(", "), needs: [], parent: one.parent, comment: one.comment, test: one.test, costs: one.free_refusal === false,
});

const pieces = (one) => one.lines.length > 1 ? one.lines.length : Number(one.lines[0]?.quantity) || 1;
