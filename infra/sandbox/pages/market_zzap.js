// ZZAP: one order is one line, numbers are texts, and no pushes.
import { get, post } from "./api.js";
import { AIR, FAR, given, OIL, SPARK, SUBSTITUTE } from "./market_goods.js";

const row = ({ article, brand, name, price }, qty = "1") =>
  ({ partnumber: article, class_man: brand, class_cat: name, priceV2: `${price},00`, qty_order: String(qty) });
const buyer = ({ name, phone }) => ({ client_name: name, client_phone: phone });

export const zzap = {
  name: "zzap",
  doors: ["zzap"],
  fields: ["article", "brand", "name", "quantity", "price", "buyer", "phone", "comment"],
  presets: {
    ordinary: row(OIL, 2),
    prepaid: { ...row(AIR), ...buyer(FAR), prepaid: true },
    words: { ...row(SPARK, "Есть"), qty: "В наличии" },
    substitute: { ...row(OIL), ...buyer(SUBSTITUTE) },
    unpriced: { ...row(AIR), priceV2: "0,00" },
    big: row(SPARK, 500),
  },

  async load() {
    const { orders, statuses } = await get("zzap/orders");
    return { accounts: [], connected: [], states: Object.keys(statuses), names: statuses, orders: orders.map(order) };
  },
  make: (wish) => post("zzap/order", wish),
  wish: (v) => given({
    partnumber: v.article, class_man: v.brand, class_cat: v.name, qty_order: v.quantity, priceV2: v.price,
    client_name: v.buyer, client_phone: v.phone, comment: v.comment,
  }),
  cancel: ({ id }) => post("zzap/cancel", { order: id }),
  move: ({ id }, code) => post("zzap/track", { order: id, code_track: code }),
};

// With the zone that its own times lack.
const order = (one) => ({
  id: String(one.code_order), at: `${one.create_date}+03:00`, state: one.status || String(one.code_track ?? ""), detail: String(one.code_track ?? ""),
  open: !["120", "130", "140"].includes(String(one.code_track)),
  lines: [{ article: one.partnumber, brand: one.class_man, name: one.class_cat, quantity: one.qty_order, price: one.priceV2 ? `${one.priceV2} ₽` : "" }],
  buyer: [one.client_name, one.client_phone].filter(Boolean).join(", "), needs: [], comment: one.comment,
});
