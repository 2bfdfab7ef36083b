// Wildberries: tasks of one piece each, and no pushes.
import { get, post } from "./api.js";
import { AIR, given, OIL, SPARK, whole } from "./market_goods.js";

const task = ({ article, price }) => ({ article, price: price * 100 });

export const wildberries = {
  name: "wildberries",
  doors: ["wildberries"],
  fields: ["article", "quantity", "price", "comment"],
  presets: {
    ordinary: task(OIL),
    several: { ...task(AIR), count: 3 },
    marking: { ...task(SPARK), requiredMeta: ["sgtin"] },
    free: { ...task(AIR), isZeroOrder: true },
    business: { ...task(OIL), isB2B: true },
    big: { ...task(SPARK), count: 40 },
  },

  async load() {
    const { orders, supplierStatuses, wbStatuses } = await get("wildberries/orders");
    return {
      accounts: [], connected: [],
      states: [...supplierStatuses.map((name) => `supplierStatus ${name}`), ...wbStatuses.map((name) => `wbStatus ${name}`)],
      orders: orders.map(order).sort((a, b) => b.number - a.number),
    };
  },
  make: (wish) => post("wildberries/orders", wish),
  wish: (v) => given({ article: v.article, count: whole(v.quantity), price: v.price && Math.round(Number(v.price) * 100), comment: v.comment }),
  cancel: ({ number }) => post("wildberries/cancel", { id: number }),
  move: ({ number }, state) => {
    const [field, word] = state.split(" ");
    return post("wildberries/move", { id: number, [field]: word });
  },
  mark: ({ number, needs }) => Promise.all(needs.map((key) => post("wildberries/mark", { id: number, key, value: `0104607${number}` }))),
};

const order = (one) => ({
  id: String(one.id), number: one.id, at: one.createdAt, state: one.supplierStatus, detail: one.wbStatus,
  open: one.isCancellable, cancels: one.wbStatus === "waiting" && ["new", "confirm", "complete"].includes(one.supplierStatus),
  lines: [{ article: one.article, name: "", quantity: 1, price: `${one.convertedPrice / 100} ₽` }],
  buyer: "", needs: one.metaDetails.filter(({ decision }) => decision === "required").map(({ key }) => key),
  supply: one.supplyId, comment: one.comment, costs: !one.isZeroOrder, business: one.options?.isB2B,
});
