// The bot's webhook and its limit: how deliveries misbehave, who has subscribed, how much is too much.
import { get, post, refresh } from "./api.js";
import { $, h, toast } from "./dom.js";
import { listen, model } from "./model.js";
import { language, t } from "./texts.js";

let drawn = "";

export function setUpHooks() {
  $("hooks").addEventListener("submit", async (event) => {
    event.preventDefault();
    const wish = { manner: $("manner").value, seconds: $("hook-seconds").valueAsNumber, retry: $("hook-retry").valueAsNumber };
    if (await post("hooks", wish).catch(() => null)) toast(t("toast.saved"));
    await refresh();
  });
  $("manner").addEventListener("change", lateness);
  $("hook-drop").addEventListener("click", async () => {
    await post("hooks/drop", {}).catch(() => {});
    await refresh();
  });
  $("limit").addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = $("per-second").valueAsNumber;
    if (await post("limit", { per_second: Number.isNaN(given) ? null : given }).catch(() => null)) toast(t("toast.saved"));
    await refresh();
  });
  listen(show);
}

async function show() {
  const { hooks, limit } = model.state;
  $("hook-count").textContent = hooks.subscriptions.length ? t("hooks.some", { count: hooks.subscriptions.length }) : t("hooks.none");
  $("hook-drop").disabled = !hooks.subscriptions.length;
  $("limit-now").textContent = t("limit.now", limit);
  const now = JSON.stringify([hooks, limit.per_second, model.state.calls, language(), model.tab]);
  if (now === drawn || model.tab !== "faults") return;
  if (!drawn) fill(hooks, limit); // later what is typed stays
  drawn = now;
  const { deliveries } = await get("hooks");
  $("deliveries").replaceChildren(...deliveries.slice(0, 5).map(delivery));
}

function fill(hooks, limit) {
  $("manner").value = hooks.manner;
  $("hook-seconds").value = hooks.seconds;
  $("hook-retry").value = hooks.retry;
  $("per-second").value = limit.per_second ?? "";
  lateness();
}

const lateness = () => { $("lateness").hidden = !["late", "swapped"].includes($("manner").value); };

function delivery(one) {
  const outcome = t(`delivery.${one.state.replace(" ", "_")}`);
  return h("li", {}, h("span", { class: "method", text: one.type }),
    h("span", { class: `outcome ${one.state === "delivered" ? "good" : "bad"}`, text: outcome }),
    h("small", { text: t("delivery.about", { attempts: one.attempts, to: one.to }) }));
}
