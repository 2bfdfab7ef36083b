// The other end of FAPI: what OK's page does when the cabinet asks.
import { askConsent } from "./consent.js";
import { toast } from "./dom.js";
import { t } from "./texts.js";

const WIDEST = 760;
let current = null;

export function host(frame, kind, user) {
  current = { frame, kind, user };
}

export function setUpHost() {
  window.addEventListener("message", async (event) => {
    if (!current || event.source !== current.frame.contentWindow) return;
    const { fapi: method, args } = event.data ?? {};
    if (typeof method !== "string" || !Array.isArray(args)) return;
    const act = actions[method];
    const [result, data] = act ? await act(current, ...args) : ["error", "unknown method"];
    event.source.postMessage({ fapi: method, result, data }, event.origin);
  });
}

const actions = {
  setWindowSize({ frame, kind }, width, height) {
    if (!(width > 0 && width <= WIDEST && height >= 100 && height <= 4000)) return ["error", "100 ≤ height ≤ 4000, width ≤ 760"];
    if (kind === "desktop") frame.style.height = `${Math.round(height)}px`;
    return ["ok", ""];
  },
  getPageInfo({ frame }) {
    const box = frame.getBoundingClientRect();
    return ["ok", JSON.stringify({
      clientWidth: document.documentElement.clientWidth, clientHeight: document.documentElement.clientHeight,
      scrollLeft: scrollX, scrollTop: scrollY, offsetLeft: Math.round(box.left + scrollX), offsetTop: Math.round(box.top + scrollY),
    })];
  },
  scrollTo({ frame }, x, y) {
    window.scrollTo(Number(x) || 0, frame.getBoundingClientRect().top + scrollY + (Number(y) || 0));
    return ["ok", ""];
  },
  navigateTo(_, path) {
    toast(t("toast.navigate", { path: String(path).slice(0, 200) }));
    return ["ok", ""];
  },
  showGroupPermissions: ({ user }, permission, group) => askConsent(user, permission, group),
  joinGroup: ({ user }, group) => askConsent(user, "MESSAGES_FROM_GROUP", group),
};
