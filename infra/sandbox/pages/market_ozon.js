// Ozon: postings, pushed and polled.
import { get, post } from "./api.js";
import { AIR, FAR, given, OIL, SPARK, SUBSTITUTE, whole } from "./market_goods.js";

const line = ({ article, name, price }, place = 0, quantity = 1) =>
  ({ sku: 147451959 + place, offer_id: article, name, quantity, price: `${price}.0000` });
const buyer = ({ name, phone }) => ({ customer_id: 60_000_001, name, phone });

export const ozon = {
  name: "ozon",
  doors: ["ozon", "ozon pushes"],
  hook: { account: true },
  fields: ["article", "name", "quantity", "price", "buyer", "phone", "region", "comment"],
  presets: {
    ordinary: { lines: [line(OIL, 0, 2)] },
    several: { lines: [line(OIL), line(AIR, 1, 2), line(SPARK, 2, 4)], buyer: buyer(FAR), region: "Тульская область" },
    unpaid: { lines: [line(AIR)], state: "posting_awaiting_registration" },
    marking: { lines: [line(SPARK)], needs: ["mandatory_mark"] },
    substitute: { lines: [line(OIL)], buyer: buyer(SUBSTITUTE) },
    express: { lines: [line(SPARK, 0, 4)], express: true },
    big: { lines: [line(OIL, 0, 120), line(AIR, 1, 60), line(SPARK, 2, 400)] },
  },

  async load() {
    const { sellers, states } = await get("ozon/state");
    const orders = sellers.flatMap((seller) => seller.postings.map((one) => order(one, seller)));
    return {
      accounts: sellers.map(({ client_id }) => ({ id: client_id, title: client_id })),
      connected: sellers.filter((seller) => seller.pushes).map((seller) => seller.client_id),
      states: Object.keys(states),
      orders: orders.sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)),
    };
  },
  make: (wish, seller) => post("ozon/order", { ...wish, seller }),
  wish: (v) => given({
    lines: [given({ offer_id: v.article, name: v.name, quantity: whole(v.quantity), price: v.price })],
    buyer: v.buyer || v.phone ? buyer({ name: v.buyer, phone: v.phone }) : undefined, region: v.region, comment: v.comment,
  }),
  cancel: ({ id }) => post("ozon/cancel", { posting_number: id }),
  move: ({ id }, state) => post("ozon/move", { posting_number: id, state }),
  split: ({ id }) => post("ozon/split", { posting_number: id }),
  connect: ({ url, account }) => post("ozon/hook", { seller: account, url }),
};

const order = (one, seller) => ({
  id: one.posting_number, account: seller.client_id, at: one.in_process_at, state: one.status, detail: one.substatus,
  open: !["cancelled", "cancelled_from_split_pending", "delivered", "not_accepted"].includes(one.status),
  splits: ["awaiting_packaging"].includes(one.status) && pieces(one) > 1,
  lines: one.products.map(({ offer_id, name, quantity, price }) => ({ article: offer_id, name, quantity, price: `${Number(price)} ₽` })),
  buyer: [one.customer?.name, one.customer?.phone].filter(Boolean).join(", "),
  needs: Object.entries(one.requirements).filter(([, goods]) => goods.length).map(([name]) => name.replace("products_requiring_", "")),
  parent: one.parent_posting_number,
});

const pieces = (one) => one.products.reduce((sum, { quantity }) => sum + quantity, 0);
