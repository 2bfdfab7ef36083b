// Yandex Market: orders of two shops, pushed and polled.
import { get, post } from "./api.js";
import { AIR, given, OIL, SPARK, whole } from "./market_goods.js";

const line = ({ article, name, price }, count = 1, needs = []) => ({ article, name, price, count, needs });

export const yandex = {
  name: "yandex_market",
  doors: ["yandex_market", "yandex_market pushes"],
  hook: { account: true, everybody: true },
  fields: ["article", "name", "quantity", "price", "buyer", "phone", "region", "comment"],
  presets: {
    ordinary: { lines: [line(OIL, 2)] },
    several: { lines: [line(OIL), line(AIR, 2), line(SPARK, 4)], region: "Тульская область" },
    postpaid: { lines: [line(AIR)], prepaid: false },
    unpaid: { lines: [line(AIR)], status: "UNPAID" },
    marking: { lines: [line(SPARK, 2, ["CIS"])], buyer_type: "BUSINESS" },
    substitute: { lines: [line(OIL)], buyer: { lastName: "Покупатель", phone: "+79999999999" } },
    fake: { lines: [line(OIL)], fake: true },
    express: { lines: [line(SPARK, 4)], program: "EXPRESS" },
    foreign: { lines: [line(OIL)], program: "LAAS", platform: "OZON", external: "24000010-0020-1" },
    big: { lines: [line(OIL, 120), line(AIR, 60), line(SPARK, 400)] },
  },

  async load() {
    const [{ shops, businesses, webhooks }, { orders }] = await Promise.all([get("yandex_market/state"), get("yandex_market/orders")]);
    return {
      accounts: shops.filter((shop) => shop.business === businesses[0].id && shop.availability === "AVAILABLE")
        .map(({ campaign, name, placement }) => ({ id: campaign, title: `${campaign} · ${name} · ${placement}` })),
      connected: webhooks.map((campaign) => campaign ?? ""),
      states: ["UNPAID", "PENDING", "PROCESSING", "DELIVERY", "PICKUP", "DELIVERED", "CANCELLED", "RETURNED"],
      orders: orders.map(order),
    };
  },
  make: (wish, campaign) => post("yandex_market/order", { ...wish, campaign }),
  wish: (v) => given({
    lines: [given({ article: v.article, name: v.name, count: whole(v.quantity), price: v.price })],
    buyer: v.buyer || v.phone ? given({ lastName: v.buyer, phone: v.phone }) : undefined, region: v.region, notes: v.comment,
  }),
  cancel: ({ number }) => post("yandex_market/cancel", { order: number }),
  move: ({ number }, status) => post("yandex_market/status", { order: number, status, ...SUBSTATUS[status] }),
  connect: ({ url, account }) => post("yandex_market/webhook", { url: url || null, campaign: account || null }).then((told) => {
    if (url && !told.connected) throw new Error(told.outcome);
  }),
};

// Market tells the sum of all pieces, other marketplaces the price of one.
const priceOf = ({ payment, cashback }, count) => Math.round(((payment.value + cashback.value) * 100) / (count || 1)) / 100;

const SUBSTATUS = { PROCESSING: { substatus: "STARTED" }, CANCELLED: { substatus: "USER_CHANGED_MIND" } };

const order = (one) => ({
  id: String(one.orderId), number: one.orderId, account: one.campaignId, at: one.creationDate, state: one.status, detail: one.substatus,
  open: !["CANCELLED", "DELIVERED", "RETURNED"].includes(one.status), asked: one.cancelRequested,
  lines: one.items.map(({ offerId, offerName, count, prices }) => ({ article: offerId, name: offerName, quantity: count, price: `${priceOf(prices, count)} ₽` })),
  buyer: [one.buyer.lastName, one.buyer.firstName, one.buyer.phone].filter(Boolean).join(" "),
  needs: [...new Set(one.items.flatMap((item) => item.requiredInstanceTypes ?? []))],
  test: one.fake, paid: one.paymentType === "PREPAID", origin: one.sourcePlatform === "MARKET" ? "" : one.sourcePlatform,
});
