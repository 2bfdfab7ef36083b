// The five and a supplier, each as the page speaks with it.
import { getzzap } from "./market_getzzap.js";
import { ozon } from "./market_ozon.js";
import { supplier } from "./market_supplier.js";
import { wildberries } from "./market_wildberries.js";
import { yandex } from "./market_yandex.js";
import { zzap } from "./market_zzap.js";

export const SHOPS = Object.fromEntries([ozon, yandex, wildberries, zzap, getzzap, supplier].map((shop) => [shop.name, shop]));
