// The log of calls, newest first.
import { get } from "./api.js";
import { $, h } from "./dom.js";
import { listen, model } from "./model.js";
import { language, t } from "./texts.js";

let drawn = "";

export function setUpCalls() {
  listen(async () => {
    if (model.tab !== "calls") return;
    const now = `${model.state.calls} ${language()}`;
    if (now === drawn) return;
    drawn = now;
    const { calls } = await get("calls");
    $("calls").replaceChildren(calls.length ? table(calls.reverse()) : h("div", { class: "nothing" }, h("strong", { text: t("calls.empty") })));
  });
}

function table(calls) {
  const heads = ["calls.time", "calls.method", "calls.outcome"].map((key) => h("th", { scope: "col", text: t(key) }));
  return h("table", { class: "calls" }, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...calls.map(row)));
}

function row(call) {
  const clock = new Date(call.at).toLocaleTimeString(language(), { hour12: false });
  return h("tr", {}, h("td", {}, h("time", { datetime: call.at, text: clock })),
    h("td", {}, h("span", { class: "method", text: call.method }), h("small", { text: t(`faults.${call.target}`) })),
    h("td", {}, h("span", { class: `outcome ${call.outcome === "ok" ? "good" : "bad"}`, text: call.outcome }), h("small", { text: t("calls.ms", { ms: call.milliseconds }) })));
}
